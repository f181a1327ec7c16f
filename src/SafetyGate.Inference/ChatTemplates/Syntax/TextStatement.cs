namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Text that stands between tags.</summary>
internal sealed record TextStatement(string Text, int Line) : Statement(Line);
