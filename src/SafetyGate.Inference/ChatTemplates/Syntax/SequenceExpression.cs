namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>A list <c>[a, b]</c> or a tuple <c>(a, b)</c>.</summary>
internal sealed record SequenceExpression(Expression[] Items, bool IsTuple, int Line) : Expression(Line);
