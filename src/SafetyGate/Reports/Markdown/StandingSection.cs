using System.Globalization;
using SafetyGate.Gate;
using SafetyGate.Runs;

namespace SafetyGate.Reports.Markdown;

/// <summary>What stands beside the limits: warnings, waivers, and what ended the run.</summary>
internal static class StandingSection
{
    private const int MostLines = 20;

    public static void Write(MarkdownText text, VerdictDocument verdict)
    {
        string[] lines =
        [
            .. verdict.Limits.Where(l => l.Warning is not null).Select(Close),
            .. verdict.Waivers.Select(Waiver),
            .. verdict.Settlement is { } settlement ? [Ended(settlement)] : Array.Empty<string>(),
        ];
        if (lines.Length == 0)
            return;
        text.Line();
        foreach (string line in lines.Take(MostLines))
            text.Line($"- {line}");
    }

    /// <summary>What a limit's outcome counts for, after the outcome; empty where it decides.</summary>
    public static string Mark(LimitDocument limit) => limit.Standing switch
    {
        LimitStanding.Waived => ", waived",
        LimitStanding.Informational => ", for information",
        _ => limit.Warning is null ? "" : ", close",
    };

    private static string Close(LimitDocument limit)
    {
        double margin = Math.Abs((limit.IsFloor ? limit.Measured.Low : limit.Measured.High) - limit.Bound ?? 0);
        return $"Close: **{SafeText.Sentence(limit.Subject)}** keeps to its limit with {Figures.Number(margin, Figures.Decimals(limit.Metric))} to spare.";
    }

    private static string Waiver(WaiverResult result)
    {
        string name = SafeText.Code(result.Waiver.Limit);
        string day = result.Waiver.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return result.Status switch
        {
            WaiverStatus.Used => $"{name} is **waived** until {day}: {SafeText.Sentence(result.Waiver.Reason)}",
            WaiverStatus.Expired => $"The waiver of {name} expired on {day} and lets nothing go; remove it.",
            WaiverStatus.OutOfScope => $"The waiver of {name} is for another candidate and was not used.",
            _ => $"The waiver of {name} was not needed; remove it.",
        };
    }

    private static string Ended(Settlement settlement)
    {
        string why = settlement.Kind switch
        {
            SettlementKind.Certain => "what remained could not change the outcome",
            SettlementKind.Confidence => "its intervals, which hold at all planned looks together, decide",
            SettlementKind.Complete => "the budget is swept and the intervals decide",
            _ => "the budget is swept and the verdict is still open",
        };
        return $"Ended after {Figures.Count(settlement.Directions)} of at most {Figures.Count(settlement.MaxDirections)} directions: "
            + $"{why}. {Figures.Count(settlement.PointsSaved)} of {Figures.Count(settlement.PointsSwept + (long)settlement.PointsSaved)} "
            + "points did not have to be swept.";
    }
}
