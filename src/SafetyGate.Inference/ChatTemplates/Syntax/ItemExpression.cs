namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>target[index]</c>: the item first, then the attribute.</summary>
internal sealed record ItemExpression(Expression Target, Expression Index, int Line) : Expression(Line);
