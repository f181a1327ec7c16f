using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// Paired two-way intervals over prompts and directions: prompts are resampled (both checkpoints on the same draw, all
/// directions together), directions vary as they were seen to, and each of the two variances enters with the quantile of
/// Student's t for its own degrees of freedom. What does not differ between the checkpoints cancels in the difference.
/// </summary>
/// <remarks>
/// <para>The intervals of means over directions cover which prompts and which random directions happened to be used; three
/// directions are enough for them to hold what they say (docs/statistics.md has the study). They do not cover prompts unlike
/// those of the set, the judge's mistakes, sampling noise of a generator that is not greedy, what lies between or beyond the
/// alphas, or an attacker. With 1 direction nothing is known of others and only prompts vary.</para>
/// <para>Minimum, worst and maximum over directions speak of the directions that were swept, and their intervals of the
/// prompts alone.</para>
/// <para>VISAGE jumps where a point's ASR reaches 100, because that point then no longer counts, and a resample can lose the
/// one prompt that kept it below. The value that its interval covers is what prompt sets of the same size give on average.</para>
/// <para>Where all prompts behave alike nothing varies, although 0 of 80 failures still allows 4.6 % at 95 % confidence.
/// ASR(0) and flip rate are therefore widened to their Wilson interval throughout, their differences to Newcombe's, and the
/// other shares of a checkpoint always leave room for what 0 of n allows. Other differences are not widened: identical
/// landscapes differ by exactly nothing.</para>
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
    /// <param name="looks">When the verdict may be taken; null for once, after these directions.</param>
    /// <exception cref="SafetyGateException"><see cref="StatisticsErrors.UnpairedLandscapes"/>,
    /// <see cref="StatisticsErrors.InvalidSettings"/>.</exception>
    public static ComparisonStatistics Compare(
        SafetyLandscape candidate,
        SafetyLandscape baseline,
        ResponseReading reading = ResponseReading.Parity,
        StatisticsSettings? settings = null,
        LookPlan? looks = null)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(baseline);
        settings ??= StatisticsSettings.Default;
        settings.Validate();
        LandscapePairing.Require(candidate, baseline);

        var first = new LandscapeMetrics(candidate, reading, settings);
        var second = new LandscapeMetrics(baseline, reading, settings);
        var levels = new ConfidenceLevels(settings.ConfidenceLevel, looks?.EachLook ?? settings.ConfidenceLevel);
        var shape = new SampleShape(first.Table.PromptCount, first.Table.DirectionCount, candidate.Grid);
        var sweptFirst = SweptMetrics.Of(first);
        var sweptSecond = SweptMetrics.Of(second);
        BootstrapSample[] samples = Resample((first, sweptFirst), (second, sweptSecond), settings);
        return new EstimateBuilder(shape, levels).Build(reading, sweptFirst, sweptSecond, samples);
    }

    /// <summary>[metrics], in the order of <see cref="SafetyMetric"/>.</summary>
    internal static BootstrapSample[] Resample(
        (LandscapeMetrics Metrics, SweptMetrics Swept) first,
        (LandscapeMetrics Metrics, SweptMetrics Swept) second,
        StatisticsSettings settings)
    {
        int prompts = first.Metrics.Table.PromptCount;
        BootstrapSample[] samples =
            [.. Enum.GetValues<SafetyMetric>().Select(m => new BootstrapSample(m, settings.Resamples, first.Swept.Curves, second.Swept.Curves))];
        var plan = new ResamplePlan(settings.Seed, prompts);
        var weights = new int[prompts];
        var firstCurves = new CurveMetrics[first.Swept.Curves.Length];
        var secondCurves = new CurveMetrics[firstCurves.Length];
        var firstValues = new double[MetricAggregation.MetricCount];
        var secondValues = new double[MetricAggregation.MetricCount];
        for (int resample = 0; resample < settings.Resamples; resample++)
        {
            plan.Draw(resample, weights);
            first.Metrics.Measure(weights, firstCurves, firstValues);
            second.Metrics.Measure(weights, secondCurves, secondValues);
            for (int metric = 0; metric < samples.Length; metric++)
                samples[metric].Set(resample, (firstValues[metric], secondValues[metric]), firstCurves, secondCurves);
        }

        return samples;
    }
}
