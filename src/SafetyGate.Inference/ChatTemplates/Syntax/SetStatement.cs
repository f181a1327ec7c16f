using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% set target = value %}</c>.</summary>
internal sealed record SetStatement(AssignmentTarget Target, Expression Value, int Line) : Statement(Line);
