namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% block name %}</c>: without inheritance, a body that sees the template's top-level names.</summary>
internal sealed record BlockStatement(bool IsScoped, Statement[] Body, int Line) : Statement(Line);
