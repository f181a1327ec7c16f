namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>a + b - c</c>: operators of one precedence, from left to right. A flat list, so that a long sum is not deep.</summary>
internal sealed record ArithmeticExpression(Expression First, (string Operator, Expression Operand)[] Rest, int Line)
    : Expression(Line);
