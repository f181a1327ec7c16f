namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>a and b and c</c> or <c>a or b or c</c>; the value is an operand, as in Python.</summary>
internal sealed record LogicalExpression(bool IsAnd, Expression[] Operands, int Line) : Expression(Line);
