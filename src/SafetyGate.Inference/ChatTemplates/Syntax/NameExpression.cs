namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>A variable.</summary>
internal sealed record NameExpression(string Name, int Line) : Expression(Line);
