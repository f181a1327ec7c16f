namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% filter name %}body{% endfilter %}</c>; the filters are innermost first.</summary>
internal sealed record FilterBlockStatement(FilterExpression[] Filters, Statement[] Body, int Line) : Statement(Line);
