namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>A node that has a value.</summary>
/// <param name="Line">1-based line of the template.</param>
internal abstract record Expression(int Line);
