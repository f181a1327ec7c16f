namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary><c>{% generation %}body{% endgeneration %}</c>: marks the assistant's own text; renders as its body.</summary>
internal sealed record GenerationStatement(Statement[] Body, int Line) : Statement(Line);
