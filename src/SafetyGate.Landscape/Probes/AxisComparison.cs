using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Probes;

/// <summary>
/// The candidate against the base on one axis at alpha = 0: a paired bootstrap over items, both checkpoints on the same draw,
/// percentile interval. Where prompts all behave alike a bootstrap has no width; shares are therefore widened to Newcombe's
/// interval of two shares, as the difference of ASR(0) is.
/// </summary>
public static class AxisComparison
{
    /// <summary>Segments below which the spread of a perplexity is anybody's guess.</summary>
    private const int FewestSegments = 10;

    /// <param name="candidate">The finetuned checkpoint's.</param>
    /// <param name="baseline">The base's, over the same items.</param>
    /// <param name="settings">Resamples, confidence and seed.</param>
    /// <exception cref="ArgumentException">The two have other units or numbers of items, or one cannot be used.</exception>
    public static AxisEstimate Compare(AxisSample candidate, AxisSample baseline, StatisticsSettings settings)
    {
        int items = candidate.Parts.Count;
        if (candidate.Unit != baseline.Unit || baseline.Parts.Count != items || !candidate.IsUsable || !baseline.IsUsable)
            throw new ArgumentException("the two samples cannot be compared", nameof(baseline));
        double value = Difference(candidate.Unit, candidate.Ratio, baseline.Ratio);
        if (candidate.Unit == AxisUnit.Perplexity && items < FewestSegments)
            return new AxisEstimate(value, null);

        Interval bootstrap = Bootstrap(candidate, baseline, settings);
        if (candidate.Unit == AxisUnit.Perplexity)
            return new AxisEstimate(value, bootstrap);
        Interval shares = WilsonInterval.Difference(
            candidate.Ratio, WilsonInterval.Of(candidate.Ratio, items, settings.ConfidenceLevel),
            baseline.Ratio, WilsonInterval.Of(baseline.Ratio, items, settings.ConfidenceLevel));
        return new AxisEstimate(value, bootstrap.Cover(shares with { Low = 100 * shares.Low, High = 100 * shares.High }));
    }

    private static Interval Bootstrap(AxisSample candidate, AxisSample baseline, StatisticsSettings settings)
    {
        int items = candidate.Parts.Count;
        var plan = new ResamplePlan(settings.Seed, items);
        var weights = new int[items];
        var values = new double[settings.Resamples];
        for (int resample = 0; resample < values.Length; resample++)
        {
            plan.Draw(resample, weights);
            values[resample] = Difference(candidate.Unit, Ratio(candidate, weights), Ratio(baseline, weights));
        }

        // A draw of segments without a single token has no ratio; it says nothing either way.
        double[] usable = [.. values.Where(double.IsFinite)];
        return PercentileInterval.Of(usable, settings.ConfidenceLevel);
    }

    private static double Ratio(AxisSample sample, int[] weights)
    {
        double part = 0, whole = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            part += weights[i] * sample.Parts[i];
            whole += weights[i] * sample.Wholes[i];
        }

        return part / whole;
    }

    private static double Difference(AxisUnit unit, double candidate, double baseline) =>
        unit == AxisUnit.Percent ? 100 * (candidate - baseline) : Math.Exp(candidate - baseline);
}
