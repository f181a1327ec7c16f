using SafetyGate.Landscape.Probes;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Reports.Markdown;

/// <summary>What was measured beside safety: a table at alpha = 0, and, where it was measured on the grid, the candidate's curves.</summary>
internal static class AxesSection
{
    private const int MostAxes = 40;
    private static readonly string[] Marks = ["🟠", "🟢", "🟣", "🔴", "🟡", "🔵"];

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
        Plot(text, measured, [.. swept.Where(axis => !IsVariant(axis))], "capability", "Capability along the directions");
        Plot(text, measured, [.. swept.Where(IsVariant)], "variants", "Other ways to ask, along the directions");
    }

    private static void Plot(MarkdownText text, MeasurementsDocument measured, AxisDocument[] axes, string name, string title)
    {
        if (axes.Length == 0)
            return;
        LineChart chart = AxisCharts.Of(measured, [.. axes.Take(Marks.Length - 1)], name, title);
        string legend = string.Join(", ", chart.Series.Skip(1).Zip(axes).Select((pair, i) => $"{Marks[i + 1]} {Legend(pair.Second)}"));
        text.Line()
            .Line($"**{title}** of the candidate, mean over directions: {Marks[0]} harmful prompts refused, {legend}.")
            .Line()
            .Chart(chart)
            .Details("The numbers behind this plot", details => details.Table(
                ["alpha", .. axes.SelectMany(axis => new[] { $"Base {SafeText.Code(axis.Name)}", $"Candidate {SafeText.Code(axis.Name)}" })],
                MermaidChart.Shown(measured.Alphas.Count).Select(i => new[] { Figures.Number(measured.Alphas[i], 2) }.Concat(axes.SelectMany(axis => new[]
                {
                    Value(axis, AxisCharts.Mean(axis.BaseCurves, i)), Value(axis, AxisCharts.Mean(axis.CandidateCurves, i)),
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

    private static bool IsVariant(AxisDocument axis) => axis.Kind is ProbeKind.SystemPrompt or ProbeKind.Prefill or ProbeKind.Jailbreak;

    private static bool IsSwept(AxisDocument axis, MeasurementsDocument measured) =>
        measured.Alphas.Count > 1 && axis.BaseCurves.Count > 0 && axis.CandidateCurves.Count > 0
        && axis.BaseCurves.Concat(axis.CandidateCurves).All(curve => curve.Points.Count == measured.Alphas.Count);
}
