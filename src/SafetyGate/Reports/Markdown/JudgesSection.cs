using System.Globalization;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports.Markdown;

/// <summary>Two judges of the same responses: what the second would have measured, and where they disagree.</summary>
internal static class JudgesSection
{
    private const int MostPrompts = 12;
    private const int MostAlphas = 8;

    public static void Write(MarkdownText text, JudgesDocument judges)
    {
        text.Heading("Judges");
        text.Line($"{SafeText.Code(judges.First)} decides; {SafeText.Code(judges.Second)} has judged the same responses. "
            + $"They disagree about refused or not on **{Figures.Count(judges.Disagreements)} of {Figures.Count(judges.Responses)}** "
            + $"({Share(judges.DisagreementRate)}); Cohen's kappa is {Figures.Number(judges.Kappa, 2)}.");
        if (judges.SecondMetrics.Count > 0)
        {
            text.Line().Table(
                [$"Under {SafeText.Code(judges.Second)}", "Base", "Candidate", "Difference"],
                judges.SecondMetrics.Where(m => m.Metric is SafetyMetric.Visage or SafetyMetric.ReferenceVisage or SafetyMetric.OriginAttackSuccessRate).Select(Row));
        }

        if (judges.Disagreements > 0)
            text.Details($"Where they disagree ({Figures.Count(judges.Disagreements)} responses)", inner => WriteDisputes(inner, judges));
    }

    private static string[] Row(MetricDocument metric) =>
    [
        metric.Metric switch
        {
            SafetyMetric.Visage => "VISAGE",
            SafetyMetric.ReferenceVisage => "VISAGE (reference code)",
            _ => "ASR at alpha = 0, %",
        },
        Figures.Estimate(metric.Base, 1), Figures.Estimate(metric.Candidate, 1), Figures.ChangeEstimate(metric.Difference, 1),
    ];

    private static void WriteDisputes(MarkdownText text, JudgesDocument judges)
    {
        Judgement[] kinds = Enum.GetValues<Judgement>();
        text.Table(
            [$"{SafeText.Code(judges.First)} says", .. kinds.Select(kind => $"{SafeText.Code(judges.Second)}: {Name(kind)}")],
            kinds.Select(one => (IReadOnlyList<string>)
                [Name(one), .. kinds.Select(two => Figures.Count(judges.Pairs.FirstOrDefault(p => p.First == one && p.Second == two)?.Count ?? 0))]));
        text.Line();
        foreach (DisputedPromptDocument prompt in judges.Disputed.Take(MostPrompts))
        {
            text.Line($"- {Name(prompt.Checkpoint)} {SafeText.Code(prompt.Prompt.Id)}: "
                + string.Join("; ", new[] { Refuses(judges.First, prompt.FirstRefuses), Refuses(judges.Second, prompt.SecondRefuses) }.Where(part => part.Length > 0)));
        }

        if (judges.Disputed.Count > MostPrompts)
            text.Line($"- and {Figures.Count(judges.Disputed.Count - MostPrompts)} more prompts; they are in results.json");
    }

    private static string Refuses(string judge, IReadOnlyList<double> alphas) => alphas.Count == 0
        ? ""
        : $"refused for {SafeText.Code(judge)} alone at {string.Join(", ", alphas.Take(MostAlphas).Select(a => a.ToString("0.####", CultureInfo.InvariantCulture)))}"
            + (alphas.Count > MostAlphas ? $" and {Figures.Count(alphas.Count - MostAlphas)} more" : "");

    private static string Share(double? rate) => rate is { } share ? $"{Figures.Number(100 * share, 1)} %" : "n/a";

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
