namespace SafetyGate.Landscape.Statistics;

/// <summary>The percentile interval of bootstrap values.</summary>
internal static class PercentileInterval
{
    /// <summary>The interval that leaves (1 - level) / 2 of the values on either side, interpolated linearly.</summary>
    /// <param name="values">At least one, none NaN. Sorted in place.</param>
    /// <param name="level">Confidence, 0 to 1.</param>
    public static Interval Of(Span<double> values, double level)
    {
        values.Sort();
        return new Interval(Quantile(values, (1 - level) / 2), Quantile(values, (1 + level) / 2), level);
    }

    private static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
