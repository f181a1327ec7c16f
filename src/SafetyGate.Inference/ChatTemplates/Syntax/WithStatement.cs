using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% with a = 1, b = 2 %}body{% endwith %}</c>: names in a scope of their own.</summary>
internal sealed record WithStatement((AssignmentTarget Target, Expression Value)[] Assignments, Statement[] Body, int Line)
    : Statement(Line);
