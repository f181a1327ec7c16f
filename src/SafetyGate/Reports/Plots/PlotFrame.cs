using System.Globalization;
using System.Xml.Linq;

namespace SafetyGate.Reports.Plots;

/// <summary>The area of a chart between its axes, and the way from its units to pixels.</summary>
/// <param name="chart">What is drawn.</param>
/// <param name="width">Of the picture, in pixels.</param>
/// <param name="height">Of the picture, without <paramref name="headRoom"/>.</param>
/// <param name="headRoom">More room between title and area, in pixels; the picture grows by it.</param>
internal sealed class PlotFrame(Chart chart, double width, double height, double headRoom = 0)
{
    private const double LeftMargin = 58;
    private const double RightMargin = 18;
    private const double TopMargin = 48;
    private const double BottomMargin = 46;

    /// <summary>Left and right of the area together, in pixels.</summary>
    public const double Margins = LeftMargin + RightMargin;

    public double Left { get; } = LeftMargin;

    public double Right => width - RightMargin;

    public double Top { get; } = TopMargin + headRoom;

    public double Bottom => height + headRoom - BottomMargin;

    public double X(double value) => Left + ((value - chart.X.Low) / (chart.X.High - chart.X.Low) * (Right - Left));

    public double Y(double value) => Bottom - ((value - chart.Y.Low) / (chart.Y.High - chart.Y.Low) * (Bottom - Top));

    /// <summary>The picture with its title, the axes behind and the contents in front.</summary>
    public XElement Draw(params IEnumerable<object?> contents) => Svg.Element(
        "svg",
        Svg.Class("plot"),
        new XAttribute("viewBox", $"0 0 {Svg.Number(width)} {Svg.Number(height + headRoom)}"),
        new XAttribute("role", "img"),
        new XAttribute("aria-label", chart.Title),
        Svg.Text(Left, 18, chart.Title, "title"),
        contents);

    /// <summary>Grid lines and numbers of both axes.</summary>
    public IEnumerable<XElement> Axes(bool grid = true)
    {
        foreach (double tick in Ticks.Of(chart.Y, 5))
        {
            if (grid)
                yield return Svg.Line(Left, Y(tick), Right, Y(tick), "grid");
            yield return Svg.Text(Left - 8, Y(tick) + 4, Label(tick), "number end");
        }

        foreach (double tick in Ticks.Of(chart.X, 10))
        {
            if (grid)
                yield return Svg.Line(X(tick), Top, X(tick), Bottom, "grid");
            yield return Svg.Text(X(tick), Bottom + 18, Label(tick), "number middle");
        }

        yield return Svg.Text((Left + Right) / 2, Bottom + 38, chart.X.Label, "label middle");
        XElement upright = Svg.Text(0, 0, chart.Y.Label, "label middle");
        upright.SetAttributeValue("transform", $"translate(16 {Svg.Number((Top + Bottom) / 2)}) rotate(-90)");
        yield return upright;
    }

    private static string Label(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
