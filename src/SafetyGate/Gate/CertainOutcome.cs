using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>
/// What the verdict must be at every later look, whatever the directions that remain turn out to be like. It rests on bounds
/// alone: no confidence is spent on it.
/// </summary>
internal static class CertainOutcome
{
    /// <summary>The outcome, or null where it is still open.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="statistics">Over the directions so far, all of them complete.</param>
    /// <param name="verdict">Of these statistics, nothing missing.</param>
    /// <param name="last">The most directions that a verdict could be taken after.</param>
    public static Outcome? Of(Policy policy, ComparisonStatistics statistics, Verdict verdict, int last)
    {
        if (MinimumEvidence.Gaps(policy, statistics).Any())
            return null;
        Possible[] possible =
        [
            .. PolicyLimits.Of(policy).Zip(verdict.Limits)
                .Where(pair => pair.Second.Standing == LimitStanding.Decides)
                .Select(pair => Of(pair.First, pair.Second, statistics.DirectionCount, last)),
        ];

        // A waived limit could still come to pass, which changes nothing, or lose its interval, which cannot happen.
        if (possible.Any(p => p is { Fail: true, Pass: false, Inconclusive: false }))
            return Outcome.Fail;
        if (possible.Any(p => p.Fail))
            return null;
        if (possible.Any(p => !p.Pass))
            return Outcome.Inconclusive;
        return verdict.Outcome == Outcome.Pass && possible.All(p => !p.Inconclusive) ? Outcome.Pass : null;
    }

    private static Possible Of(Limit limit, LimitResult result, int directions, int last)
    {
        if (result.Value is not { } value || result.Interval is not { } interval)
            return new Possible(true, true, true);
        // What is measured beside safety is measured once, at alpha = 0.
        if (limit.Metric is not { } metric || MetricKinds.IsOriginAlone(metric))
            return new Possible(result.Outcome == Outcome.Pass, result.Outcome == Outcome.Fail, result.Outcome == Outcome.Inconclusive);
        return MetricKinds.Of(metric) switch
        {
            MetricKind.Mean => OfMean(limit, metric, value, directions, last),
            MetricKind.Extreme => OfExtreme(limit, value, interval),
            _ => new Possible(true, true, true),
        };
    }

    // An interval holds its own estimate, so that no limit passes that the estimate breaks, and none fails that it keeps.
    private static Possible OfMean(Limit limit, SafetyMetric metric, double value, int directions, int last)
    {
        double most = MetricKinds.LargestMean(metric);
        double least = limit.Scope == LimitScope.Difference ? -most : 0;
        double remaining = last - directions;
        double low = ((value * directions) + (least * remaining)) / last;
        double high = ((value * directions) + (most * remaining)) / last;
        bool floor = limit.Side == LimitSide.Floor;
        return new Possible(
            Pass: floor ? high >= limit.Bound : low <= limit.Bound,
            Fail: floor ? low < limit.Bound : high > limit.Bound,
            Inconclusive: true);
    }

    // A minimum can only fall. So do both ends of its interval, but for the mirrored end, which is at most twice the minimum.
    private static Possible OfExtreme(Limit limit, double value, Interval interval)
    {
        bool floor = limit.Side == LimitSide.Floor;
        bool canPass = floor ? value >= limit.Bound : value <= limit.Bound;
        bool mustFail = floor && Math.Max(interval.High, 2 * value) < limit.Bound;
        return new Possible(canPass, Fail: true, Inconclusive: !mustFail);
    }

    /// <param name="Pass">A later look could pass the limit.</param>
    /// <param name="Fail">A later look could fail it.</param>
    /// <param name="Inconclusive">A later look could leave it open.</param>
    private readonly record struct Possible(bool Pass, bool Fail, bool Inconclusive);
}
