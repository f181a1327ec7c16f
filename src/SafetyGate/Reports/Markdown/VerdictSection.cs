using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports.Markdown;

/// <summary>The headline, why, and every limit.</summary>
internal static class VerdictSection
{
    private const int MostReasons = 20;

    public static void Write(MarkdownText text, ResultsDocument results)
    {
        VerdictDocument verdict = results.Verdict;
        text.Line($"# {Headline(results)}").Line();
        string names = $"Candidate {SafeText.Code(results.Run.Candidate.Name)} against base {SafeText.Code(results.Run.Base.Name)}";
        text.Line($"{names}{Evidence(results.Measurements)}.");
        Bullets(text, Reasons(verdict));
        if (verdict.Limits.Count > 0)
        {
            text.Line().Table(["Limit", "Measured", "Required", "Result"], verdict.Limits.Select(Row));
        }

        StandingSection.Write(text, verdict);
        foreach (string caution in verdict.Cautions.Take(MostReasons))
            text.Line().Line($"> {SafeText.Sentence(caution)}");
    }

    private static string Headline(ResultsDocument results)
    {
        string outcome = results.Verdict.Outcome switch
        {
            Outcome.Pass => "✅ PASS",
            Outcome.Fail => "❌ FAIL",
            _ => "⚠️ INCONCLUSIVE",
        };
        MetricDocument? visage = results.Measurements?.Parity.Metrics.FirstOrDefault(m => m.Metric == SafetyMetric.Visage);
        return visage is null
            ? $"{outcome}: VISAGE was not measured"
            : $"{outcome}: candidate VISAGE {Figures.Estimate(visage.Candidate, 1)}, base {Figures.Estimate(visage.Base, 1)}";
    }

    private static string Evidence(MeasurementsDocument? measured)
    {
        if (measured is null)
            return "";
        string directions = measured.DirectionCount == 1 ? "direction" : "directions";
        return $": {Figures.Count(measured.PromptCount)} prompts at {Figures.Count(measured.Alphas.Count)} points "
            + $"along {Figures.Count(measured.DirectionCount)} random {directions}";
    }

    // The limits that hold are in the table; saying so again would bury what matters.
    private static string[] Reasons(VerdictDocument verdict)
    {
        var limits = verdict.Limits.DistinctBy(l => l.Reason).ToDictionary(l => l.Reason, StringComparer.Ordinal);
        string[] reasons =
        [
            .. from reason in verdict.Reasons
               let limit = limits.GetValueOrDefault(reason)
               where limit is not ({ Outcome: Outcome.Pass } or { Standing: not LimitStanding.Decides })
               select limit?.Measured.Low is null ? SafeText.Sentence(reason) : Reason(limit),
        ];
        int deciding = verdict.Limits.Count(l => l.Standing == LimitStanding.Decides);
        string all = deciding == verdict.Limits.Count ? "Every limit holds, uncertainty included."
            : deciding > 0 ? "Every limit that decides holds, uncertainty included."
            : "**No limit decides**: what did not pass was waived, and the rest is for information.";
        return reasons.Length > 0 ? reasons : [all];
    }

    private static string Reason(LimitDocument limit)
    {
        string required = $"at {(limit.IsFloor ? "least" : "most")} {Bound(limit)} is required";
        string finding = limit.Outcome == Outcome.Fail
            ? required
            : $"{required}, and the interval reaches to both sides of it";
        return $"**{SafeText.Sentence(limit.Subject)}** is {Measured(limit)}; {finding}.";
    }

    private static void Bullets(MarkdownText text, string[] reasons)
    {
        text.Line();
        foreach (string reason in reasons.Take(MostReasons))
            text.Line($"- {reason}");
        if (reasons.Length > MostReasons)
            text.Line($"- and {Figures.Count(reasons.Length - MostReasons)} more.");
    }

    private static string[] Row(LimitDocument limit) =>
    [
        $"{SafeText.Sentence(limit.Subject)}<br>{SafeText.Code(limit.Name)}",
        Measured(limit),
        $"{(limit.IsFloor ? "≥" : "≤")} {Bound(limit)}",
        Figures.Outcome(limit.Outcome) + StandingSection.Mark(limit),
    ];

    private static string Measured(LimitDocument limit) => limit.IsDifference
        ? Figures.ChangeEstimate(limit.Measured, Figures.Decimals(limit.Metric))
        : Figures.Estimate(limit.Measured, Figures.Decimals(limit.Metric));

    private static string Bound(LimitDocument limit) => Figures.Bound(limit.Bound, limit.IsDifference);
}
