namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% break %}</c> or <c>{% continue %}</c>.</summary>
internal sealed record LoopControlStatement(bool IsBreak, int Line) : Statement(Line);
