using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>A limit that is switched on.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Subject">What it limits, in words, to begin a sentence with.</param>
/// <param name="Metric">Which metric it reads; null where it reads an <see cref="Axis"/>.</param>
/// <param name="Scope">Whose metric.</param>
/// <param name="Side">Which side of the bound is inside.</param>
/// <param name="Bound">The bound, included, in the metric's unit and sign.</param>
internal sealed record Limit(
    string Name, string Subject, SafetyMetric? Metric, LimitScope Scope, LimitSide Side, double Bound)
{
    /// <summary>What it reads beside safety; null where it reads a metric.</summary>
    public AxisMeasure? Axis { get; init; }

    /// <summary>What was measured of it; null where nothing was.</summary>
    public (double? Value, Interval? Interval)? Read(ComparisonStatistics? statistics)
    {
        if (Axis is { } axis)
            return statistics?.Axes.GetValueOrDefault(axis) is { } found ? (found.Value, found.Interval) : null;
        MetricEstimates? estimates = Scope == LimitScope.Candidate ? statistics?.Candidate : statistics?.Difference;
        return Metric is { } metric && estimates?[metric] is { } estimate ? (estimate.Value, estimate.Interval) : null;
    }
}
