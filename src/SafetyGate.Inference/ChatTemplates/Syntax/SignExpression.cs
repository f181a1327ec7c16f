namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>-operand</c> or <c>+operand</c>.</summary>
internal sealed record SignExpression(bool Negative, Expression Operand, int Line) : Expression(Line);
