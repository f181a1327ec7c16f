namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>target.name</c>: the attribute first, then the item.</summary>
internal sealed record AttributeExpression(Expression Target, string Name, int Line) : Expression(Line);
