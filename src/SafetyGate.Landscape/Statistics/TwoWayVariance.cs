namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// The variance of a mean over random directions, all asked the same random prompts, split by where it comes from. With
/// effects of directions (variance d), of prompts (p) and of both together (e), D directions and P prompts, the mean has the
/// variance d/D + p/P + e/(D P). The spread of the directions estimates the first and the last term without bias, and the
/// covariance between directions over resamples of the prompts estimates the middle one.
/// </summary>
/// <param name="Directions">From the spread of the directions, on D - 1 degrees of freedom.</param>
/// <param name="Prompts">From the resamples of the prompts, on P - 1 degrees of freedom.</param>
/// <param name="DirectionCount">D; with 1 nothing is known of other directions.</param>
/// <param name="PromptCount">P.</param>
internal readonly record struct TwoWayVariance(double Directions, double Prompts, int DirectionCount, int PromptCount)
{
    /// <summary>Of a mean over directions.</summary>
    public static TwoWayVariance OfMean(ResampleMoments moments, int promptCount)
    {
        int count = moments.Swept.Length;
        double unbiased = promptCount > 1 ? promptCount / (promptCount - 1.0) : 1;
        double mean = moments.OfMean * unbiased;
        if (count == 1)
            return new TwoWayVariance(0, mean, 1, promptCount);

        double shared = ((count * mean) - (moments.OfOne * unbiased)) / (count - 1);
        return new TwoWayVariance(Spread(moments.Swept) / count, Math.Max(0, shared), count, promptCount);
    }

    /// <summary>Of a median over directions: the asymptotic pi/2 of a normal population, an over-estimate for few.</summary>
    public static TwoWayVariance OfMedian(ResampleMoments moments, int promptCount)
    {
        TwoWayVariance mean = OfMean(moments, promptCount);
        return mean.DirectionCount < 3
            ? mean
            : mean with { Directions = mean.Directions * Math.PI / 2, Prompts = mean.Prompts * Math.PI / 2 };
    }

    /// <summary>The half width of a two-sided interval: each part with the quantile of its own degrees of freedom. Exact
    /// where either part is all there is, and wider than Satterthwaite's quantile between (Cochran and Cox 1950).</summary>
    /// <param name="level">Confidence.</param>
    public double HalfWidth(double level)
    {
        double prompts = Prompts * Square(StudentQuantile.TwoSided(level, Math.Max(1, PromptCount - 1)));
        double directions = Directions > 0 ? Directions * Square(StudentQuantile.TwoSided(level, DirectionCount - 1)) : 0;
        return Math.Sqrt(directions + prompts);
    }

    private static double Spread(ReadOnlySpan<double> values)
    {
        double mean = 0;
        foreach (double value in values)
            mean += value / values.Length;
        double sum = 0;
        foreach (double value in values)
            sum += Square(value - mean);
        return sum / (values.Length - 1);
    }

    private static double Square(double value) => value * value;
}
