using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{{ value }}</c>.</summary>
internal sealed record PrintStatement(Expression Value, int Line) : Statement(Line);
