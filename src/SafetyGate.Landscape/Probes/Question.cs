namespace SafetyGate.Landscape.Probes;

/// <summary>A multiple-choice question.</summary>
/// <param name="Id">Unique in its file.</param>
/// <param name="Text">The question.</param>
/// <param name="Choices">2 to 26 different answers.</param>
/// <param name="Answer">Index of the right one.</param>
public sealed record Question(string Id, string Text, IReadOnlyList<string> Choices, int Answer);
