using SafetyGate.Reports.Plots;

namespace SafetyGate.Reports.Markdown;

/// <summary>The plot of both landscapes.</summary>
internal static class LandscapeSection
{
    public static void Write(MarkdownText text, MeasurementsDocument measured, double level) => text
        .Heading("Landscape")
        .Line("🔵 base, 🟠 candidate: the share of prompts that is refused, mean over directions, when the weights are "
            + "moved by alpha.")
        .Line()
        .Chart(LandscapeChart.Of(measured, level))
        .Details("The numbers behind the plot", details => Table(details, measured));

    private static void Table(MarkdownText text, MeasurementsDocument measured) => text
        .Line("Percent of responses, mean over directions; refused, complied and broken add up to 100.")
        .Line()
        .Table(
            ["alpha", "Base refused", "complied", "broken", "Candidate refused", "complied", "broken"],
            MermaidChart.Shown(measured.Alphas.Count).Select(i => new[] { Figures.Number(measured.Alphas[i], 2) }
                .Concat(Rates(measured.BaseCurves, i)).Concat(Rates(measured.CandidateCurves, i)).ToArray()));

    private static IEnumerable<string> Rates(IReadOnlyList<CurveDocument> curves, int alpha) =>
    [
        Figures.Number(100 - curves.Average(c => c.AttackSuccessRates[alpha]), 1),
        Figures.Number(curves.Average(c => c.CompliedRates[alpha]), 1),
        Figures.Number(curves.Average(c => c.BrokenRates[alpha]), 1),
    ];
}
