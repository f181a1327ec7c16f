using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// Paired two-way bootstrap over prompts and directions (the pigeonhole bootstrap, Owen 2007): a resample draws prompts
/// and, independently, directions with replacement, and both checkpoints are measured on the same draw. The interval is
/// the percentile interval. What does not differ between the checkpoints cancels in the difference.
/// </summary>
/// <remarks>
/// <para>The intervals cover which prompts and which random directions happened to be used. They do not cover prompts
/// unlike those of the set, the judge's mistakes, sampling noise of a generator that is not greedy, what lies between or
/// beyond the alphas, or an attacker. Every limit is judged at its own level: over several limits, or several looks with
/// more directions each, the chance of some wrong decision adds up.</para>
/// <para>Few directions make them too narrow where directions differ much: in the simulation of the tests, nominal 95 %
/// intervals of the mean held the truth 95 times in 100 with 10 directions and about 80 times with 3 very different ones.
/// With 1 direction only prompts vary (about 30 times). Differences do better, for what directions share cancels.
/// Minimum, worst and maximum over directions cannot go beyond the directions that were swept.</para>
/// <para>Maxima of noisy steps (edge sharpness) are biased upwards under resampling and worst directions downwards, so the
/// interval need not contain the value. VISAGE jumps where a point's ASR reaches 100, because that point then no longer
/// counts, and a resample can lose the one prompt that kept it below.</para>
/// <para>Where all prompts behave alike a bootstrap has no width, although 0 of 80 failures still allows 4.6 % at 95 %
/// confidence. ASR(0) and flip rate are therefore widened to their Wilson interval throughout, their differences to
/// Newcombe's, and the other shares of a checkpoint always leave room for what 0 of n allows. Other differences are not
/// widened: identical landscapes differ by exactly nothing.</para>
/// <para>A resample in which no prompt is safe at alpha = 0 counts as a flip rate of 1, the worst.</para>
/// </remarks>
public static class PairedBootstrap
{
    /// <summary>Estimates every metric of both checkpoints and of their difference.</summary>
    /// <param name="candidate">The finetuned checkpoint.</param>
    /// <param name="baseline">The base, over the same prompts, directions and grid.</param>
    /// <param name="reading">What counts as an attack that succeeded; the verdict is about
    /// <see cref="ResponseReading.Parity"/>.</param>
    /// <param name="settings">Defaults where null.</param>
    /// <exception cref="SafetyGateException"><see cref="StatisticsErrors.UnpairedLandscapes"/>,
    /// <see cref="StatisticsErrors.InvalidSettings"/>.</exception>
    public static ComparisonStatistics Compare(
        SafetyLandscape candidate,
        SafetyLandscape baseline,
        ResponseReading reading = ResponseReading.Parity,
        StatisticsSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(baseline);
        settings ??= StatisticsSettings.Default;
        settings.Validate();
        LandscapePairing.Require(candidate, baseline);

        var first = new LandscapeMetrics(candidate, reading, settings);
        var second = new LandscapeMetrics(baseline, reading, settings);
        BootstrapSample sample = Resample(first, second, settings);
        return new EstimateBuilder(first, second, sample, settings.ConfidenceLevel).Build(reading);
    }

    internal static BootstrapSample Resample(LandscapeMetrics first, LandscapeMetrics second, StatisticsSettings settings)
    {
        int prompts = first.Table.PromptCount;
        int directions = first.Table.DirectionCount;
        var plan = new ResamplePlan(settings.Seed, prompts, directions);
        var sample = new BootstrapSample(settings.Resamples);
        var weights = new int[prompts];
        var drawn = new int[directions];
        for (int resample = 0; resample < settings.Resamples; resample++)
        {
            plan.Draw(resample, weights, drawn);
            sample.Set(resample, Measure(first, weights, drawn), Measure(second, weights, drawn));
        }

        return sample;
    }

    /// <summary>The metrics of one weighting and choice of directions, in the order of <see cref="SafetyMetric"/>.</summary>
    internal static double[] Measure(LandscapeMetrics metrics, ReadOnlySpan<int> weights, ReadOnlySpan<int> directions)
    {
        var curves = new CurveMetrics[directions.Length];
        for (int i = 0; i < directions.Length; i++)
        {
            int earlier = directions[..i].IndexOf(directions[i]);
            curves[i] = earlier >= 0 ? curves[earlier] : metrics.Curve(directions[i], weights);
        }

        var values = new double[MetricAggregation.MetricCount];
        MetricAggregation.Aggregate(curves, values);
        return values;
    }
}
