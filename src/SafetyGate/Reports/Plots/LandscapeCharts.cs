using SafetyGate.Reports.Markdown;

namespace SafetyGate.Reports.Plots;

/// <summary>The charts of a landscape that was drawn without a gate.</summary>
internal static class LandscapeCharts
{
    private const string NotRefused = "not refused, percent";

    /// <summary>One chart of all curves, or one of each plane.</summary>
    public static IReadOnlyList<Chart> Of(LandscapeDocument landscape) => landscape.Axes.Count == 1
        ? [Curves(landscape)]
        : [.. landscape.Surfaces.Select((surface, i) => Plane(landscape, surface, i))];

    private static LineChart Curves(LandscapeDocument landscape) => new(
        "landscape",
        "Prompts that are not refused",
        Axis(landscape.Axes[0]),
        ChartAxis.Percent(NotRefused),
        landscape.Axes[0].Values,
        [.. landscape.Surfaces.Select((surface, i) => Curve(surface, (ChartTone)i))]);

    private static ChartSeries Curve(LandscapeSurfaceDocument surface, ChartTone tone)
    {
        EstimateDocument[] shares = [.. surface.Cells.Select(Share)];
        return new ChartSeries(SafeText.Name(surface.Checkpoint), tone, [.. shares.Select(s => s.Value)]) { Band = shares };
    }

    private static HeatMap Plane(LandscapeDocument landscape, LandscapeSurfaceDocument surface, int index)
    {
        (LandscapeAxisDocument x, LandscapeAxisDocument y) = (landscape.Axes[0], landscape.Axes[1]);
        int width = x.Values.Count;
        return new HeatMap(
            landscape.Surfaces.Count == 1 ? "landscape" : $"landscape-{index + 1}",
            $"Prompts that are not refused around {SafeText.Name(surface.Checkpoint)}, percent",
            Axis(x),
            Axis(y),
            x.Values,
            y.Values,
            [.. surface.Cells.Chunk(width).Select(row => row.Select(Share).ToArray())])
        {
            LowIsBlue = true,
            Marks = [.. landscape.Marks.Select(Mark)],
            Path = [.. landscape.Path.Select(Mark)],
        };
    }

    private static EstimateDocument Share(LandscapeCellDocument? cell) => cell is null
        ? new EstimateDocument(null, null, null)
        : new EstimateDocument(cell.AttackSuccessRate, cell.Low, cell.High);

    private static ChartAxis Axis(LandscapeAxisDocument axis) => new(SafeText.Name(axis.Name), axis.Values[0], axis.Values[^1]);

    private static ChartMark Mark(LandscapeMarkDocument mark) => new(SafeText.Name(mark.Name), mark.X, mark.Y);
}
