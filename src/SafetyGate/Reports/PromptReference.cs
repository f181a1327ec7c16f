namespace SafetyGate.Reports;

/// <summary>A prompt without its text.</summary>
/// <param name="Id">Its id in the set.</param>
/// <param name="Category">Its hazard category.</param>
public sealed record PromptReference(string Id, string Category);
