namespace SafetyGate.Reports;

/// <summary>Everything measured under one reading of the responses.</summary>
/// <param name="Metrics">Every metric of both checkpoints.</param>
/// <param name="Base">The base along its directions.</param>
/// <param name="Candidate">The candidate along its directions.</param>
public sealed record ReadingDocument(
    IReadOnlyList<MetricDocument> Metrics, CheckpointReadingDocument Base, CheckpointReadingDocument Candidate);
