namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% macro name(parameters) %}body{% endmacro %}</c>.</summary>
internal sealed record MacroStatement(string Name, MacroSignature Signature, Statement[] Body, int Line) : Statement(Line);
