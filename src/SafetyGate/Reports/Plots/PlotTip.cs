using System.Xml.Linq;

namespace SafetyGate.Reports.Plots;

/// <summary>Values that appear while the pointer is over a part of a chart; styles alone show them, no script.</summary>
internal static class PlotTip
{
    private const double LineHeight = 16;
    private const double CharacterWidth = 6.6;

    /// <summary>The part that listens, and what it shows.</summary>
    /// <param name="area">The part; its fill may be none.</param>
    /// <param name="shown">Drawn with the tip.</param>
    /// <param name="frame">The tip stays within it.</param>
    /// <param name="x">Where the tip points to, in pixels.</param>
    /// <param name="lines">The text; the first line is its heading.</param>
    public static XElement Over(
        XElement area, IEnumerable<XElement> shown, PlotFrame frame, double x, IReadOnlyList<string> lines)
    {
        double width = (lines.Max(line => line.Length) * CharacterWidth) + 14;
        double left = x + 10 + width < frame.Right ? x + 10 : Math.Max(frame.Left, x - 10 - width);
        double top = frame.Top + 4;
        return Svg.Element(
            "g",
            Svg.Class("hit"),
            area,
            Svg.Element(
                "g",
                Svg.Class("tip"),
                shown,
                Svg.Rectangle(left, top, width, (lines.Count * LineHeight) + 8, Svg.Class("paper"), Svg.At("rx", 4)),
                lines.Select((line, i) => Svg.Text(left + 7, top + 16 + (i * LineHeight), line, i == 0 ? "strong" : "value"))));
    }
}
