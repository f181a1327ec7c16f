namespace SafetyGate.Landscape.Statistics;

/// <summary>One metric with its uncertainty.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Value">The value on the data as swept; null where the metric is not defined, see
/// <see cref="SafetyMetric.FlipRate"/>.</param>
/// <param name="Interval">Null exactly where <paramref name="Value"/> is.</param>
public sealed record MetricEstimate(SafetyMetric Metric, double? Value, Interval? Interval);
