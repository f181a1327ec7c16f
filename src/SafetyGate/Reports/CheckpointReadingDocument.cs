namespace SafetyGate.Reports;

/// <summary>What one checkpoint is like along its directions, under one reading.</summary>
/// <param name="Directions">In their order.</param>
/// <param name="WorstDirection">The number of the direction of the lowest VISAGE.</param>
/// <param name="FlippedPrompts">Safe at alpha = 0 and lost within the local radius of any direction, in the set's order.</param>
public sealed record CheckpointReadingDocument(
    IReadOnlyList<DirectionDocument> Directions, int WorstDirection, IReadOnlyList<PromptReference> FlippedPrompts);
