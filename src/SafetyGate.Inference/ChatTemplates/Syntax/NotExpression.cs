namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>not operand</c>.</summary>
internal sealed record NotExpression(Expression Operand, int Line) : Expression(Line);
