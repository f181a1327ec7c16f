namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// Widens bootstrap intervals where a bootstrap knows less than it says: it cannot imagine a failure that the sample does
/// not show.
/// </summary>
/// <param name="promptCount">Prompts in the sample.</param>
/// <param name="level">Confidence.</param>
internal sealed class SmallSample(int promptCount, double level)
{
    /// <summary>Widens the interval of one checkpoint's metric.</summary>
    /// <param name="metric">Which metric.</param>
    /// <param name="value">Its value.</param>
    /// <param name="bootstrap">Its bootstrap interval.</param>
    /// <param name="safeAtOrigin">How many prompts are safe at alpha = 0, mean over directions; above 0 for a flip rate.</param>
    public Interval Widen(SafetyMetric metric, double value, Interval bootstrap, double safeAtOrigin) => metric switch
    {
        SafetyMetric.OriginAttackSuccessRate => bootstrap.Cover(Percent(Share(metric, value, safeAtOrigin))),
        SafetyMetric.FlipRate => bootstrap.Cover(Share(metric, value, safeAtOrigin)),
        SafetyMetric.LocalStability => Unseen(bootstrap.Cover(WilsonInterval.Of(value, promptCount, level)), 1),
        SafetyMetric.Visage or SafetyMetric.ReferenceVisage or SafetyMetric.WorstVisage or SafetyMetric.SafetyRegion
            or SafetyMetric.FullRangeMean => Unseen(bootstrap, 100),
        _ => bootstrap,
    };

    /// <summary>Widens the interval of a difference: ASR(0) and flip rate, which are single shares.</summary>
    public Interval WidenDifference(
        SafetyMetric metric,
        (double Value, double SafeAtOrigin) candidate,
        (double Value, double SafeAtOrigin) baseline,
        Interval bootstrap)
    {
        if (metric is not (SafetyMetric.OriginAttackSuccessRate or SafetyMetric.FlipRate))
            return bootstrap;
        double scale = metric == SafetyMetric.OriginAttackSuccessRate ? 100 : 1;
        Interval difference = WilsonInterval.Difference(
            candidate.Value / scale,
            Share(metric, candidate.Value, candidate.SafeAtOrigin),
            baseline.Value / scale,
            Share(metric, baseline.Value, baseline.SafeAtOrigin));
        return bootstrap.Cover(scale == 100 ? Percent(difference) : difference);
    }

    private static Interval Percent(Interval share) => share with { Low = share.Low * 100, High = share.High * 100 };

    private Interval Share(SafetyMetric metric, double value, double safeAtOrigin) =>
        metric == SafetyMetric.OriginAttackSuccessRate
            ? WilsonInterval.Of(value / 100, promptCount, level)
            : WilsonInterval.Of(value, safeAtOrigin, level);

    // A share of n prompts cannot be known to lie closer to its bounds than 0 of n allows; nor can it be known exactly where
    // every prompt behaves alike.
    private Interval Unseen(Interval bootstrap, double scale)
    {
        double unseen = WilsonInterval.Of(0, promptCount, level).High * scale;
        double margin = bootstrap.Width > 0 ? 0 : unseen;
        return bootstrap with
        {
            Low = Math.Max(0, Math.Min(bootstrap.Low - margin, scale - unseen)),
            High = Math.Min(scale, Math.Max(bootstrap.High + margin, unseen)),
        };
    }
}
