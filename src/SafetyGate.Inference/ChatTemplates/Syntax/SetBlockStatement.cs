namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% set target | filter %}body{% endset %}</c>; the filters are innermost first.</summary>
internal sealed record SetBlockStatement(AssignmentTarget Target, FilterExpression[] Filters, Statement[] Body, int Line)
    : Statement(Line);
