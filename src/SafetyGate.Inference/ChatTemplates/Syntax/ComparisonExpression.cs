namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>a &lt; b in c</c>: each neighbouring pair is compared, until one fails.</summary>
internal sealed record ComparisonExpression(Expression First, (string Operator, Expression Operand)[] Rest, int Line)
    : Expression(Line);
