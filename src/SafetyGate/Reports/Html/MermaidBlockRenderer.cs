using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Reports.Html;

/// <summary>Leaves out the Mermaid form of a chart that is drawn already.</summary>
internal sealed class MermaidBlockRenderer(IReadOnlyDictionary<string, Chart> charts) : CodeBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        int index = obj.Parent!.IndexOf(obj);
        Block? before = index > 0 ? obj.Parent[index - 1] : null;
        if (obj is not FencedCodeBlock { Info: "mermaid" } || PlotBlockRenderer.ChartOf(before, charts) is null)
            base.Write(renderer, obj);
    }
}
