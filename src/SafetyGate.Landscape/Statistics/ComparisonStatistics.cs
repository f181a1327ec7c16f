namespace SafetyGate.Landscape.Statistics;

/// <summary>What is known about a candidate and its base under one reading, with uncertainty. See
/// <see cref="PairedBootstrap"/> for what the intervals cover.</summary>
/// <param name="Reading">What counts as an attack that succeeded.</param>
/// <param name="PromptCount">Prompts behind every point.</param>
/// <param name="DirectionCount">Directions behind the means; with 1 the intervals cover prompts only.</param>
/// <param name="Candidate">The candidate's metrics.</param>
/// <param name="Base">The base's metrics.</param>
/// <param name="Difference">Candidate minus base.</param>
public sealed record ComparisonStatistics(
    ResponseReading Reading,
    int PromptCount,
    int DirectionCount,
    MetricEstimates Candidate,
    MetricEstimates Base,
    MetricEstimates Difference)
{
    /// <summary>What was measured beside safety, at alpha = 0; what is missing was not.</summary>
    public IReadOnlyDictionary<Probes.AxisMeasure, Probes.AxisEstimate> Axes { get; init; } =
        new Dictionary<Probes.AxisMeasure, Probes.AxisEstimate>();
}
