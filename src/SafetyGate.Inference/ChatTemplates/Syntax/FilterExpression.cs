namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>target|name(arguments)</c>; the target is null in a filter block, whose text takes its place.</summary>
internal sealed record FilterExpression(Expression? Target, string Name, CallArguments Arguments, int Line) : Expression(Line);
