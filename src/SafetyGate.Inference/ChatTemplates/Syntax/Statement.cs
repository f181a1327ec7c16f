namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>A node that writes or does something.</summary>
/// <param name="Line">1-based line of the template.</param>
internal abstract record Statement(int Line);
