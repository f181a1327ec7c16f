namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>target(arguments)</c>.</summary>
internal sealed record CallExpression(Expression Target, CallArguments Arguments, int Line) : Expression(Line);
