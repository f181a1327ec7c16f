namespace SafetyGate.Landscape.Statistics;

/// <summary>What the intervals must know of each metric.</summary>
public static class MetricKinds
{
    /// <summary>How the metric sums up its directions.</summary>
    public static MetricKind Of(SafetyMetric metric) => metric switch
    {
        SafetyMetric.WorstVisage or SafetyMetric.MinimumBasinRadius or SafetyMetric.EdgeSharpness => MetricKind.Extreme,
        SafetyMetric.MedianBasinRadius => MetricKind.Median,
        _ => MetricKind.Mean,
    };

    /// <summary>Whether it reads alpha = 0 alone, which all directions share: more directions do not change it.</summary>
    public static bool IsOriginAlone(SafetyMetric metric) => metric == SafetyMetric.OriginAttackSuccessRate;

    /// <summary>Whether it is a share of what could be, averaged over directions.</summary>
    internal static bool IsShare(SafetyMetric metric) => Of(metric) == MetricKind.Mean && !IsOriginAlone(metric);

    /// <summary>The largest value of a mean over directions, in its unit.</summary>
    public static double LargestMean(SafetyMetric metric) =>
        metric is SafetyMetric.LocalStability or SafetyMetric.FlipRate ? 1 : 100;

    /// <summary>The largest value that one checkpoint can have; the least is 0.</summary>
    /// <param name="metric">Which metric.</param>
    /// <param name="alphas">The grid, ascending.</param>
    internal static double Maximum(SafetyMetric metric, ReadOnlySpan<double> alphas) => metric switch
    {
        SafetyMetric.MinimumBasinRadius or SafetyMetric.MedianBasinRadius => Math.Max(-alphas[0], alphas[^1]),
        SafetyMetric.EdgeSharpness => Steepest(alphas),
        _ => LargestMean(metric),
    };

    private static double Steepest(ReadOnlySpan<double> alphas)
    {
        double narrowest = double.PositiveInfinity;
        for (int i = 1; i < alphas.Length; i++)
            narrowest = Math.Min(narrowest, alphas[i] - alphas[i - 1]);
        return 100 / narrowest * EdgeSharpness.PerAlpha;
    }
}
