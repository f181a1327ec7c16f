using System.Globalization;
using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports.Markdown;

/// <summary>Numbers and outcomes as people read them.</summary>
internal static class Figures
{
    private const string None = "n/a";

    /// <summary>Points and percentages have one decimal, shares and alphas two.</summary>
    public static int Decimals(SafetyMetric? metric) => metric
        is SafetyMetric.LocalStability or SafetyMetric.FlipRate
        or SafetyMetric.MinimumBasinRadius or SafetyMetric.MedianBasinRadius ? 2 : 1;

    public static string Number(double? value, int decimals)
    {
        if (value is not { } number)
            return None;
        string text = number.ToString(decimals == 1 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
        return text.TrimStart('-').All(c => c is '0' or '.') ? text.TrimStart('-') : text;
    }

    /// <summary>A number whose sign is always shown.</summary>
    public static string Change(double? value, int decimals)
    {
        string text = Number(value, decimals);
        return value > 0 && text.Any(c => c is >= '1' and <= '9') ? "+" + text : text;
    }

    /// <summary><c>72.3 [69.8, 74.9]</c>.</summary>
    public static string Estimate(EstimateDocument estimate, int decimals) =>
        estimate.Value is null ? None : Number(estimate.Value, decimals) + Interval(estimate, v => Number(v, decimals));

    /// <summary>An estimate of a difference, with its signs.</summary>
    public static string ChangeEstimate(EstimateDocument estimate, int decimals) =>
        estimate.Value is null ? None : Change(estimate.Value, decimals) + Interval(estimate, v => Change(v, decimals));

    /// <summary>A limit, as short as its author wrote it.</summary>
    public static string Bound(double value, bool isChange) =>
        value.ToString(isChange ? "+0.####;-0.####;0" : "0.####", CultureInfo.InvariantCulture);

    public static string Outcome(Outcome outcome) => outcome switch
    {
        Gate.Outcome.Pass => "✅ pass",
        Gate.Outcome.Fail => "❌ fail",
        _ => "⚠️ inconclusive",
    };

    /// <summary>A whole number.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Interval(EstimateDocument estimate, Func<double?, string> number) =>
        estimate.Low is null || estimate.High is null ? "" : $" [{number(estimate.Low)}, {number(estimate.High)}]";
}
