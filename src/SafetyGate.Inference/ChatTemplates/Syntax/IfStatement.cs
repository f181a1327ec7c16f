namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>The branches in order; the last one's condition is null for <c>else</c>.</summary>
internal sealed record IfStatement((Expression? Condition, Statement[] Body)[] Branches, int Line) : Statement(Line);
