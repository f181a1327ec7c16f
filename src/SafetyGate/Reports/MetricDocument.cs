using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports;

/// <summary>One metric of both checkpoints.</summary>
/// <param name="Metric">Which, with its unit: see <see cref="SafetyMetric"/>.</param>
/// <param name="Base">The base's.</param>
/// <param name="Candidate">The candidate's.</param>
/// <param name="Difference">Candidate minus base.</param>
public sealed record MetricDocument(
    SafetyMetric Metric, EstimateDocument Base, EstimateDocument Candidate, EstimateDocument Difference);
