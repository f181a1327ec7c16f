using System.Xml.Linq;
using SafetyGate.Reports.Markdown;

namespace SafetyGate.Reports.Plots;

/// <summary>Draws a <see cref="HeatMap"/>.</summary>
internal static class HeatMapSvg
{
    private const double Width = 640;
    private const double Height = 600;
    private const int LegendSteps = 40;
    private const double LegendWidth = 160;

    public static XElement Draw(HeatMap map)
    {
        HeatMap padded = Padded(map);
        var frame = new PlotFrame(padded, Width, Height);
        double[] columns = [.. map.Columns.Select(frame.X)];
        double[] rows = [.. map.Rows.Select(frame.Y)];
        return frame.Draw(
        [
            frame.Axes(grid: false),
            Legend(map, frame),
            Cells(map, frame, columns, rows).ToArray(),
            map.Levels.SelectMany(level => Contours(map, frame, level)),
            Trail(map, frame),
            map.Path.Where(m => IsInside(padded, m)).Select(m => Svg.Circle(frame.X(m.X), frame.Y(m.Y), 3.5, "mark")),
            map.Marks.Where(m => IsInside(padded, m)).SelectMany(m => Mark(frame, m)),
        ]);
    }

    /// <summary>Half a cell more on every side, so that whole cells are seen.</summary>
    private static HeatMap Padded(HeatMap map) => map with
    {
        X = Around(map.X, map.Columns),
        Y = Around(map.Y, map.Rows),
    };

    private static ChartAxis Around(ChartAxis axis, IReadOnlyList<double> at) => axis with
    {
        Low = at[0] - ((at[1] - at[0]) / 2),
        High = at[^1] + ((at[^1] - at[^2]) / 2),
    };

    private static IEnumerable<XElement> Cells(HeatMap map, PlotFrame frame, double[] columns, double[] rows)
    {
        for (int row = 0; row < rows.Length; row++)
        {
            (double bottom, double top) = Edges(rows, row, frame.Bottom, frame.Top);
            for (int column = 0; column < columns.Length; column++)
            {
                (double left, double right) = Edges(columns, column, frame.Left, frame.Right);
                EstimateDocument cell = map.Cells[row][column];
                XElement area = cell.Value is { } value
                    ? Svg.Rectangle(left, top, right - left, bottom - top, Svg.Class("cell"), new XAttribute("fill", Color(map, value)))
                    : Svg.Rectangle(left, top, right - left, bottom - top, Svg.Class("cell empty"));
                area.Add(Svg.Element("title",
                    $"{map.X.Label} {Figures.Number(map.Columns[column], 2)}, {map.Y.Label} {Figures.Number(map.Rows[row], 2)}: "
                    + (cell.Value is null ? "not measured" : Figures.Estimate(cell, 1))));
                yield return Svg.Element("g", Svg.Class("hit"), area);
            }
        }
    }

    private static bool IsInside(HeatMap map, ChartMark mark) =>
        mark.X >= map.X.Low && mark.X <= map.X.High && mark.Y >= map.Y.Low && mark.Y <= map.Y.High;

    private static string Color(HeatMap map, double percent) => HeatColor.Of(map.LowIsBlue ? 100 - percent : percent);

    private static (double From, double To) Edges(double[] centres, int index, double first, double last) => (
        index == 0 ? first : (centres[index - 1] + centres[index]) / 2,
        index == centres.Length - 1 ? last : (centres[index] + centres[index + 1]) / 2);

    private static IEnumerable<XElement> Contours(HeatMap map, PlotFrame frame, double level)
    {
        string data = string.Concat(Contour.Segments(map, level).Select(s =>
            $"M{Svg.Number(frame.X(s.X1))} {Svg.Number(frame.Y(s.Y1))}L{Svg.Number(frame.X(s.X2))} {Svg.Number(frame.Y(s.Y2))}"));
        if (data.Length > 0)
            yield return Svg.Path(data, "contour");
    }

    private static XElement? Trail(HeatMap map, PlotFrame frame) => map.Path.Count < 2
        ? null
        : Svg.Path(
            string.Concat(map.Path.Select((m, i) => $"{(i == 0 ? 'M' : 'L')}{Svg.Number(frame.X(m.X))} {Svg.Number(frame.Y(m.Y))}")),
            "trail");

    private static IEnumerable<XElement> Mark(PlotFrame frame, ChartMark mark)
    {
        double x = frame.X(mark.X);
        double y = frame.Y(mark.Y);
        bool leftwards = x > (frame.Left + frame.Right) / 2;
        yield return Svg.Circle(x, y, 5, "mark");
        yield return Svg.Text(leftwards ? x - 9 : x + 9, y + 4, mark.Name, leftwards ? "halo end" : "halo");
    }

    private static IEnumerable<XElement> Legend(HeatMap map, PlotFrame frame)
    {
        const double Step = LegendWidth / LegendSteps;
        for (int i = 0; i < LegendSteps; i++)
        {
            yield return Svg.Rectangle(
                frame.Left + 30 + (i * Step), 27, Step + 0.5, 11, Svg.Class("cell"), new XAttribute("fill", Color(map, 100.0 * i / (LegendSteps - 1))));
        }

        yield return Svg.Text(frame.Left + 22, 37, "0 %", "number end");
        yield return Svg.Text(frame.Left + 36 + LegendWidth, 37, "100 %", "number");
    }
}
