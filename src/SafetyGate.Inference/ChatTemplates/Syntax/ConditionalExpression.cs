namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>then if condition else otherwise</c>; without an else part the value is undefined.</summary>
internal sealed record ConditionalExpression(Expression Condition, Expression Then, Expression? Otherwise, int Line)
    : Expression(Line);
