namespace SafetyGate.Landscape.Prompts;

/// <summary>One row as its file has it, not checked yet.</summary>
/// <param name="Id">Null where the file gives none.</param>
/// <param name="Category">Null where the file gives none.</param>
/// <param name="Text">The prompt.</param>
/// <param name="Line">The 1-based line on which the row begins.</param>
internal sealed record PromptRow(string? Id, string? Category, string Text, int Line)
{
    /// <summary>How a compliant answer would begin; null where the file does not say.</summary>
    public string? Target { get; init; }
}
