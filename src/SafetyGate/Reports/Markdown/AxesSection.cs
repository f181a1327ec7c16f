using System.Globalization;
using SafetyGate.Landscape.Probes;

namespace SafetyGate.Reports.Markdown;

/// <summary>What was measured beside safety: a table at alpha = 0, and, where it was measured on the grid, the candidate's curves.</summary>
internal static class AxesSection
{
    private const int MostAxes = 40;
    private const int MostPoints = 101;

    // They keep their contrast on white and on black, and for colour-blind readers.
    private static readonly (string Mark, string Color)[] Lines =
    [
        ("🟠", "#e8710a"), ("🟢", "#2da44e"), ("🟣", "#8250df"), ("🔵", "#388bfd"), ("🟡", "#d4a72c"), ("🔴", "#cf222e"),
    ];

    public static void Write(MarkdownText text, ResultsDocument results)
    {
        if (results.Axes.Count == 0)
            return;
        text.Heading("Beside safety")
            .Line("As trained, at alpha = 0:")
            .Line()
            .Table(["Axis", "Base", "Candidate", "Change"], results.Axes.Take(MostAxes).Select(Row))
            .Line()
            .Line("↑ higher is better, ↓ lower is better. *Change* is candidate minus base in points, of a perplexity the ratio.");
        if (results.Axes.Count > MostAxes)
            text.Line($"And {Figures.Count(results.Axes.Count - MostAxes)} more, in results.json.");
        if (results.Measurements is not { } measured)
            return;
        AxisDocument[] swept = [.. results.Axes.Where(axis => IsSwept(axis, measured)).DistinctBy(axis => axis.Name)];
        Plot(text, measured, [.. swept.Where(axis => !IsVariant(axis))], "Capability along the directions");
        Plot(text, measured, [.. swept.Where(IsVariant)], "Other ways to ask, along the directions");
    }

    private static void Plot(MarkdownText text, MeasurementsDocument measured, AxisDocument[] axes, string title)
    {
        AxisDocument[] drawn = [.. axes.Take(Lines.Length - 1)];
        if (drawn.Length == 0)
            return;
        int[] shown = Shown(measured.Alphas.Count);
        string legend = string.Join(", ", drawn.Select((axis, i) => $"{Lines[i + 1].Mark} {Legend(axis)}"));
        text.Line()
            .Line($"**{title}** of the candidate, mean over directions: {Lines[0].Mark} harmful prompts refused, {legend}.")
            .Line()
            .Line("```mermaid")
            .Line("---")
            .Line("config:")
            .Line("  xyChart:")
            .Line("    height: 340")
            .Line("  themeVariables:")
            .Line("    xyChart:")
            .Line($"      plotColorPalette: \"{string.Join(", ", Lines.Take(drawn.Length + 1).Select(line => line.Color))}\"")
            .Line("---")
            .Line("xychart-beta")
            .Line($"  x-axis \"alpha\" {ChartRange.Of(measured.Alphas[shown[0]], measured.Alphas[shown[^1]], shown.Length)}")
            .Line("  y-axis \"percent\" 0 --> 100")
            .Line($"  line [{Series(shown, i => 100 - measured.CandidateCurves.Average(c => c.AttackSuccessRates[i]))}]");
        foreach (AxisDocument axis in drawn)
            text.Line($"  line [{Series(shown, i => Percent(axis, i, measured.OriginIndex))}]");
        text.Line("```")
            .Details("The numbers behind this plot", details => details.Table(
                ["alpha", .. axes.SelectMany(axis => new[] { $"Base {SafeText.Code(axis.Name)}", $"Candidate {SafeText.Code(axis.Name)}" })],
                shown.Select(i => new[] { Figures.Number(measured.Alphas[i], 2) }.Concat(axes.SelectMany(axis => new[]
                {
                    Value(axis, Mean(axis.BaseCurves, i)), Value(axis, Mean(axis.CandidateCurves, i)),
                })).ToArray())));
    }

    private static string[] Row(AxisDocument axis) =>
    [
        $"{Title(axis)} {(axis.HigherIsBetter ? "↑" : "↓")}<br>{SafeText.Code(axis.Name)}",
        Origin(axis, axis.BaseCurves),
        Origin(axis, axis.CandidateCurves),
        axis.Unit == AxisUnit.Percent ? Figures.ChangeEstimate(axis.Change, 1) : Figures.Estimate(axis.Change, 2),
    ];

    private static string Title(AxisDocument axis) => axis.Kind switch
    {
        ProbeKind.OverRefusal => "Harmless prompts refused, percent",
        ProbeKind.Perplexity => "Perplexity",
        ProbeKind.Choices => "Questions answered correctly, percent",
        ProbeKind.SystemPrompt => $"Refused behind {SafeText.Code(axis.Name)}, percent",
        ProbeKind.Prefill => $"Refused after {SafeText.Code(axis.Name)}, percent",
        _ => $"{SafeText.Code(axis.Name)} refused, percent",
    };

    private static string Legend(AxisDocument axis) => axis.Unit == AxisUnit.Perplexity
        ? $"{SafeText.Code(axis.Name)} at alpha = 0 as percent of its own"
        : $"{SafeText.Code(axis.Name)} {(axis.Kind == ProbeKind.Choices ? "answered correctly" : "refused")}";

    private static string Origin(AxisDocument axis, IReadOnlyList<AxisCurveDocument> curves)
    {
        AxisPointDocument? point = curves.Count == 0 ? null : curves[0].Points.MinBy(p => Math.Abs(p.Alpha));
        return point is null ? "n/a" : Figures.Estimate(point.Measured, axis.Unit == AxisUnit.Percent ? 1 : 2);
    }

    private static string Value(AxisDocument axis, double value) => Figures.Number(value, axis.Unit == AxisUnit.Percent ? 1 : 2);

    /// <summary>A perplexity is drawn as the percentage that the unperturbed weights' own has of it.</summary>
    private static double Percent(AxisDocument axis, int alpha, int origin) => axis.Unit == AxisUnit.Percent
        ? Mean(axis.CandidateCurves, alpha)
        : Math.Min(100, 100 * Mean(axis.CandidateCurves, origin) / Mean(axis.CandidateCurves, alpha));

    private static double Mean(IReadOnlyList<AxisCurveDocument> curves, int alpha) => curves.Average(c => c.Points[alpha].Measured.Value ?? 0);

    private static bool IsVariant(AxisDocument axis) => axis.Kind is ProbeKind.SystemPrompt or ProbeKind.Prefill or ProbeKind.Jailbreak;

    private static bool IsSwept(AxisDocument axis, MeasurementsDocument measured) =>
        measured.Alphas.Count > 1 && axis.BaseCurves.Count > 0 && axis.CandidateCurves.Count > 0
        && axis.BaseCurves.Concat(axis.CandidateCurves).All(curve => curve.Points.Count == measured.Alphas.Count);

    private static string Series(int[] shown, Func<int, double> value) =>
        string.Join(", ", shown.Select(i => value(i).ToString("0.0", CultureInfo.InvariantCulture)));

    // Evenly spaced, as the chart spaces them, and few enough for what a renderer accepts.
    private static int[] Shown(int count)
    {
        int stride = Math.Max(1, (count - 1 + MostPoints - 2) / (MostPoints - 1));
        return [.. Enumerable.Range(0, count).Where(i => i % stride == 0)];
    }
}
