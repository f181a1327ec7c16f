namespace SafetyGate.Reports;

/// <summary>A prompt set without its prompts.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Hash">Over ids, categories and texts.</param>
/// <param name="Count">Prompts in it.</param>
public sealed record PromptSetSummary(string Name, string Hash, int Count);
