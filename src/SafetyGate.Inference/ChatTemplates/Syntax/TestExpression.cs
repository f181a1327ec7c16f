namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>target is name(arguments)</c>.</summary>
internal sealed record TestExpression(Expression Target, string Name, CallArguments Arguments, int Line) : Expression(Line);
