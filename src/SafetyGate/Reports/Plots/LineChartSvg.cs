using System.Xml.Linq;
using SafetyGate.Reports.Markdown;

namespace SafetyGate.Reports.Plots;

/// <summary>Draws a <see cref="LineChart"/>.</summary>
internal static class LineChartSvg
{
    private const double Width = 760;
    private const double Height = 400;
    private const double LegendGap = 26;
    private const int LegendRow = 16;

    public static XElement Draw(LineChart chart)
    {
        ChartSeries[] front = [.. chart.Series.Where(s => !s.IsFaint)];
        var frame = new PlotFrame(chart, Width, Height, LegendPlaces(front).LastOrDefault().Row * LegendRow);
        return frame.Draw(
        [
            frame.Axes(),
            front.Select(s => Band(frame, chart, s)),
            chart.Series.Where(s => s.IsFaint).Select(s => Line(frame, chart, s, "faint")),
            front.Select(s => Line(frame, chart, s, "line")),
            front.SelectMany(s => Points(frame, chart, s)),
            Legend(frame, front),
            chart.Positions.Select((_, i) => Tip(frame, chart, front, i)),
        ]);
    }

    private static XElement Line(PlotFrame frame, LineChart chart, ChartSeries series, string kind) =>
        Svg.Path(PathOf(chart.Positions.Zip(series.Values).Select(p => Pixel(frame, p.First, p.Second))), $"{kind} {Tone(series)}");

    private static XElement? Band(PlotFrame frame, LineChart chart, ChartSeries series)
    {
        if (series.Band is not { } band)
            return null;
        var known = chart.Positions.Zip(band).Where(p => p.Second is { Low: not null, High: not null }).ToArray();
        string data = PathOf(
        [
            .. known.Select(p => Pixel(frame, p.First, p.Second.High)),
            .. known.Reverse().Select(p => Pixel(frame, p.First, p.Second.Low)),
        ]);
        return known.Length == 0 ? null : Svg.Path(data + "Z", $"band {Tone(series)}");
    }

    private static IEnumerable<XElement> Points(PlotFrame frame, LineChart chart, ChartSeries series) =>
        chart.Positions.Zip(series.Values)
            .Where(p => p.Second is not null)
            .Select(p => Svg.Circle(frame.X(p.First), frame.Y(p.Second!.Value), 2.5, $"dot {Tone(series)}"));

    private static IEnumerable<XElement> Legend(PlotFrame frame, ChartSeries[] series)
    {
        foreach ((ChartSeries one, (double at, int row)) in series.Zip(LegendPlaces(series)))
        {
            double x = frame.Left + at, y = 34 + (row * LegendRow);
            yield return Svg.Line(x, y, x + 20, y, $"line {Tone(one)}");
            yield return Svg.Text(x + LegendGap, y + 4, one.Name, "value");
        }
    }

    /// <summary>Where the names stand: pixels from the left, and the row; a name that would leave the picture begins another.</summary>
    private static IEnumerable<(double X, int Row)> LegendPlaces(ChartSeries[] series)
    {
        double x = 0;
        int row = 0;
        foreach (ChartSeries one in series)
        {
            double width = LegendGap + (one.Name.Length * 7);
            if (x > 0 && x + width > Width - PlotFrame.Margins)
                (x, row) = (0, row + 1);
            yield return (x, row);
            x += width + LegendGap;
        }
    }

    private static XElement Tip(PlotFrame frame, LineChart chart, ChartSeries[] series, int index)
    {
        double x = frame.X(chart.Positions[index]);
        double left = index == 0 ? frame.Left : (x + frame.X(chart.Positions[index - 1])) / 2;
        double right = index == chart.Positions.Count - 1 ? frame.Right : (x + frame.X(chart.Positions[index + 1])) / 2;
        XElement area = Svg.Rectangle(left, frame.Top, right - left, frame.Bottom - frame.Top, Svg.Class("area"));
        IEnumerable<XElement> shown =
        [
            Svg.Line(x, frame.Top, x, frame.Bottom, "cursor"),
            .. series.Where(s => s.Values[index] is not null)
                .Select(s => Svg.Circle(x, frame.Y(s.Values[index]!.Value), 4.5, $"dot {Tone(s)}")),
        ];
        string[] lines =
        [
            $"{chart.X.Label} {Figures.Number(chart.Positions[index], 2)}",
            .. series.Select(s => $"{s.Name} {Value(s, index)}"),
        ];
        return PlotTip.Over(area, shown, frame, x, lines);
    }

    private static string Value(ChartSeries series, int index) => series.Band is { } band
        ? Figures.Estimate(band[index], 1)
        : Figures.Number(series.Values[index], 1);

    private static string? Pixel(PlotFrame frame, double x, double? y) =>
        y is null ? null : $"{Svg.Number(frame.X(x))} {Svg.Number(frame.Y(y.Value))}";

    // A missing value breaks the line.
    private static string PathOf(IEnumerable<string?> pixels)
    {
        var data = new System.Text.StringBuilder();
        bool open = false;
        foreach (string? pixel in pixels)
        {
            if (pixel is not null)
                data.Append(open ? 'L' : 'M').Append(pixel);
            open = pixel is not null;
        }

        return data.ToString();
    }

    private static string Tone(ChartSeries series) => PlotStyle.Class(series.Tone);
}
