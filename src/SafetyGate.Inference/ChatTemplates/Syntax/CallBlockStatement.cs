namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% call(parameters) target(arguments) %}body{% endcall %}</c>: the body is the call's <c>caller</c>.</summary>
internal sealed record CallBlockStatement(MacroSignature Signature, CallExpression Call, Statement[] Body, int Line)
    : Statement(Line);
