namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>A macro's parameters and what its body reaches for.</summary>
/// <param name="Parameters">The names, with their default or null.</param>
/// <param name="UsesCaller">The body names <c>caller</c>, so that a call block may call the macro.</param>
/// <param name="UsesArguments">The body names <c>varargs</c>: further positional arguments are allowed.</param>
/// <param name="UsesKeywords">The body names <c>kwargs</c>: further keyword arguments are allowed.</param>
internal sealed record MacroSignature(
    (string Name, Expression? Default)[] Parameters,
    bool UsesCaller,
    bool UsesArguments,
    bool UsesKeywords);
