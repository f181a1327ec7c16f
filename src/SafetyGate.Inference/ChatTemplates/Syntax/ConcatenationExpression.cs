namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>a ~ b ~ c</c>.</summary>
internal sealed record ConcatenationExpression(Expression[] Operands, int Line) : Expression(Line);
