using SafetyGate.Reports.Markdown;

namespace SafetyGate.Reports.Plots;

/// <summary>A line chart in the form that GitHub draws. Mermaid has neither bands nor names for lines: the text above says which is which.</summary>
internal static class MermaidChart
{
    private const int MostPoints = 101;

    // Fit for a white page and for a black one: Mermaid does not tell which it is on.
    private static readonly Dictionary<ChartTone, string> Colors = new()
    {
        [ChartTone.Base] = "#388bfd",
        [ChartTone.Candidate] = "#e8710a",
        [ChartTone.Third] = "#2da44e",
        [ChartTone.Fourth] = "#a371f7",
        [ChartTone.Fifth] = "#cf222e",
        [ChartTone.Sixth] = "#d4a72c",
    };

    public static void Write(MarkdownText text, LineChart chart)
    {
        ChartSeries[] series = [.. chart.Series.Where(s => !s.IsFaint && s.Values.All(v => v is not null))];
        if (series.Length == 0)
            return;
        int[] shown = Shown(chart.Positions.Count);
        text.Line("```mermaid")
            .Line("---")
            .Line("config:")
            .Line("  xyChart:")
            .Line("    height: 340")
            .Line("  themeVariables:")
            .Line("    xyChart:")
            .Line($"      plotColorPalette: \"{string.Join(", ", series.Select(s => Colors[s.Tone]))}\"")
            .Line("---")
            .Line("xychart-beta")
            .Line($"  x-axis \"{chart.X.Label}\" {ChartRange.Of(chart.Positions[shown[0]], chart.Positions[shown[^1]], shown.Length)}")
            .Line($"  y-axis \"{chart.Y.Label}\" {Figures.Bound(chart.Y.Low, isChange: false)} --> {Figures.Bound(chart.Y.High, isChange: false)}");
        foreach (ChartSeries one in series)
            text.Line($"  line [{string.Join(", ", shown.Select(i => Figures.Number(one.Values[i], 1)))}]");
        text.Line("```");
    }

    // Evenly spaced, as the chart spaces them, and few enough for what a renderer accepts.
    internal static int[] Shown(int count)
    {
        int stride = Math.Max(1, (count - 1 + MostPoints - 2) / (MostPoints - 1));
        return [.. Enumerable.Range(0, count).Where(i => i % stride == 0)];
    }
}
