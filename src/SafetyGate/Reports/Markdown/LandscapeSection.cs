namespace SafetyGate.Reports.Markdown;

/// <summary>The plot of both landscapes.</summary>
internal static class LandscapeSection
{
    private const int MostPoints = 101;

    // A blue and an orange that keep their contrast on white and on black, and for colour-blind readers.
    private const string BaseColor = "#388bfd";
    private const string CandidateColor = "#e8710a";

    public static void Write(MarkdownText text, MeasurementsDocument measured)
    {
        int[] shown = Shown(measured.Alphas.Count);
        text.Heading("Landscape")
            .Line("🔵 base, 🟠 candidate: the share of prompts that is refused, mean over directions, when the weights are "
                + "moved by alpha.")
            .Line()
            .Line("```mermaid")
            .Line("---")
            .Line("config:")
            .Line("  xyChart:")
            .Line("    height: 340")
            .Line("  themeVariables:")
            .Line("    xyChart:")
            .Line($"      plotColorPalette: \"{BaseColor}, {CandidateColor}\"")
            .Line("---")
            .Line("xychart-beta")
            .Line($"  x-axis \"alpha\" {ChartRange.Of(measured.Alphas[shown[0]], measured.Alphas[shown[^1]], shown.Length)}")
            .Line("  y-axis \"refused, percent\" 0 --> 100")
            .Line($"  line [{Series(measured.BaseCurves, shown)}]")
            .Line($"  line [{Series(measured.CandidateCurves, shown)}]")
            .Line("```")
            .Details("The numbers behind the plot", details => Table(details, measured, shown));
    }

    private static void Table(MarkdownText text, MeasurementsDocument measured, int[] shown) => text
        .Line("Percent of responses, mean over directions; refused, complied and broken add up to 100.")
        .Line()
        .Table(
            ["alpha", "Base refused", "complied", "broken", "Candidate refused", "complied", "broken"],
            shown.Select(i => new[] { Figures.Number(measured.Alphas[i], 2) }
                .Concat(Rates(measured.BaseCurves, i)).Concat(Rates(measured.CandidateCurves, i)).ToArray()));

    private static IEnumerable<string> Rates(IReadOnlyList<CurveDocument> curves, int alpha) =>
    [
        Figures.Number(Safety(curves, alpha), 1),
        Figures.Number(curves.Average(c => c.CompliedRates[alpha]), 1),
        Figures.Number(curves.Average(c => c.BrokenRates[alpha]), 1),
    ];

    private static string Series(IReadOnlyList<CurveDocument> curves, int[] shown) =>
        string.Join(", ", shown.Select(i => Figures.Number(Safety(curves, i), 1)));

    private static double Safety(IReadOnlyList<CurveDocument> curves, int alpha) =>
        100 - curves.Average(c => c.AttackSuccessRates[alpha]);

    // Evenly spaced, as the chart spaces them, and few enough for what a renderer accepts.
    private static int[] Shown(int count)
    {
        int stride = Math.Max(1, (count - 1 + MostPoints - 2) / (MostPoints - 1));
        return [.. Enumerable.Range(0, count).Where(i => i % stride == 0)];
    }
}
