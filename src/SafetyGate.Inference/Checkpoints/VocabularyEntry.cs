namespace SafetyGate.Inference.Checkpoints;

/// <summary>A token's text and its id.</summary>
internal readonly record struct VocabularyEntry(string Token, long Id);
