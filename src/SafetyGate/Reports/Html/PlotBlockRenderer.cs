using System.Xml.Linq;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using SafetyGate.Reports.Markdown;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Reports.Html;

/// <summary>Draws the chart whose marker stands in the text.</summary>
internal sealed class PlotBlockRenderer(IReadOnlyDictionary<string, Chart> charts) : HtmlBlockRenderer
{
    /// <summary>The chart that a block marks; null where it marks none.</summary>
    public static Chart? ChartOf(Block? block, IReadOnlyDictionary<string, Chart> charts) =>
        block is HtmlBlock html && PlotMarker.NameIn(html.Lines.ToString()) is { } name ? charts.GetValueOrDefault(name) : null;

    protected override void Write(HtmlRenderer renderer, HtmlBlock obj)
    {
        if (ChartOf(obj, charts) is not { } chart)
        {
            base.Write(renderer, obj);
            return;
        }

        renderer.EnsureLine();
        renderer.Write("<figure>").Write(ChartSvg.Draw(chart).ToString(SaveOptions.DisableFormatting)).WriteLine("</figure>");
    }
}
