using System.Globalization;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>Holds one limit against what was measured.</summary>
internal static class LimitEvaluation
{
    /// <summary>Passes only when the whole interval is inside, fails only when the whole interval is outside.</summary>
    public static LimitResult Evaluate(Limit limit, ComparisonStatistics? statistics)
    {
        var estimate = limit.Read(statistics);
        if (estimate?.Value is not { } value || !double.IsFinite(value))
            return Missing(limit, estimate, $"{limit.Subject} was not measured.");
        if (estimate.Value.Interval is not { IsUsable: true } interval)
            return Missing(limit, estimate, $"{limit.Subject} has no usable interval.");

        bool floor = limit.Side == LimitSide.Floor;
        bool inside = floor ? interval.Low >= limit.Bound : interval.High <= limit.Bound;
        bool outside = floor ? interval.High < limit.Bound : interval.Low > limit.Bound;
        Outcome outcome = inside ? Outcome.Pass : outside ? Outcome.Fail : Outcome.Inconclusive;
        return new LimitResult(limit.Name, value, limit.Bound, interval, outcome, Reason(limit, value, interval, outcome));
    }

    private static LimitResult Missing(Limit limit, (double? Value, Interval? Interval)? estimate, string reason)
    {
        double? value = estimate?.Value is { } v && double.IsFinite(v) ? v : null;
        return new LimitResult(limit.Name, value, limit.Bound, null, Outcome.Inconclusive, reason);
    }

    private static string Reason(Limit limit, double value, Interval interval, Outcome outcome)
    {
        string side = limit.Side == LimitSide.Floor ? "at least" : "at most";
        string finding = outcome switch
        {
            Outcome.Pass => "keeps to the limit",
            Outcome.Fail => "breaks the limit",
            _ => "cannot be told apart from the limit",
        };
        CultureInfo culture = CultureInfo.InvariantCulture;
        string range = string.Create(culture, $"{interval.Level:0.#%} interval {interval.Low:0.###} to {interval.High:0.###}");
        return string.Create(
            culture, $"{limit.Subject} is {value:0.###} ({range}) and {finding} of {side} {limit.Bound:0.###}.");
    }
}
