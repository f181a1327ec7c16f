using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Tests.Gate;

/// <summary>Comparisons made by hand.</summary>
internal static class TestComparisons
{
    /// <summary>A candidate that is as safe as can be and no worse than its base, with narrow intervals.</summary>
    public static ComparisonStatistics Spotless { get; } = new(
        ResponseReading.Parity,
        80,
        10,
        Estimates(metric => Lower(metric) ? 0 : 1, metric => metric is SafetyMetric.LocalStability ? 1 : 100),
        Estimates(metric => Lower(metric) ? 0 : 1, metric => metric is SafetyMetric.LocalStability ? 1 : 100),
        Estimates(_ => 0, _ => 1))
    {
        Axes = Enum.GetValues<AxisMeasure>().ToDictionary(axis => axis, axis =>
        {
            double same = axis == AxisMeasure.PerplexityRatio ? 1 : 0;
            return new AxisEstimate(same, new Interval(same, same, 0.95));
        }),
    };

    /// <summary>The comparison with one estimate of the candidate, or of the difference, put in the place of its own.</summary>
    public static ComparisonStatistics With(ComparisonStatistics comparison, bool difference, MetricEstimate estimate)
    {
        MetricEstimates old = difference ? comparison.Difference : comparison.Candidate;
        var changed = new MetricEstimates([.. old.All.Where(e => e.Metric != estimate.Metric), estimate]);
        return difference ? comparison with { Difference = changed } : comparison with { Candidate = changed };
    }

    /// <summary>The comparison without one estimate.</summary>
    public static ComparisonStatistics Without(ComparisonStatistics comparison, bool difference, SafetyMetric metric)
    {
        MetricEstimates old = difference ? comparison.Difference : comparison.Candidate;
        var changed = new MetricEstimates(old.All.Where(e => e.Metric != metric));
        return difference ? comparison with { Difference = changed } : comparison with { Candidate = changed };
    }

    private static bool Lower(SafetyMetric metric) =>
        metric is SafetyMetric.OriginAttackSuccessRate or SafetyMetric.FlipRate or SafetyMetric.EdgeSharpness;

    private static MetricEstimates Estimates(Func<SafetyMetric, double> share, Func<SafetyMetric, double> scale) => new(
        Enum.GetValues<SafetyMetric>().Select(m => new MetricEstimate(
            m, share(m) * scale(m), new Interval(share(m) * scale(m), share(m) * scale(m), 0.95))));
}
