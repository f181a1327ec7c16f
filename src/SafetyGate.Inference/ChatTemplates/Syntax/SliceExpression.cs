namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>target[start:stop:step]</c>; an absent part is null.</summary>
internal sealed record SliceExpression(Expression Target, Expression? Start, Expression? Stop, Expression? Step, int Line)
    : Expression(Line);
