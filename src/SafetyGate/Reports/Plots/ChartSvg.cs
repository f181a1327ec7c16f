using System.Xml.Linq;

namespace SafetyGate.Reports.Plots;

/// <summary>A chart as SVG.</summary>
internal static class ChartSvg
{
    /// <summary>The picture alone, for a page that has <see cref="PlotStyle.Css"/>.</summary>
    public static XElement Draw(Chart chart) => chart switch
    {
        LineChart lines => LineChartSvg.Draw(lines),
        HeatMap map => HeatMapSvg.Draw(map),
        _ => throw new ArgumentOutOfRangeException(nameof(chart)),
    };

    /// <summary>A file of its own, style and background included.</summary>
    public static string File(Chart chart)
    {
        XElement picture = Draw(chart);
        picture.AddFirst(
            Svg.Element("style", PlotStyle.Css),
            Svg.Element("rect", Svg.Class("page"), new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("style", "fill: var(--page)")));
        return picture.ToString(SaveOptions.DisableFormatting) + "\n";
    }
}
