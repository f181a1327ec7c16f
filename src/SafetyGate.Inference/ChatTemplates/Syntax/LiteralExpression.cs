using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>A constant.</summary>
internal sealed record LiteralExpression(Value Value, int Line) : Expression(Line);
