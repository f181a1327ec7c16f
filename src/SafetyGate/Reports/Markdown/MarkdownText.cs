using System.Text;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Reports.Markdown;

/// <summary>Builds a Markdown text with LF on every system.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();
    private readonly List<Chart> _charts = [];

    /// <summary>The charts of the text; <see cref="PlotMarker"/> says where each stands.</summary>
    public IReadOnlyList<Chart> Charts => _charts;

    public MarkdownText Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>A heading with the blank lines around it.</summary>
    public MarkdownText Heading(string title) => Line().Line($"## {title}").Line();

    /// <summary>A table; the cells are Markdown already.</summary>
    /// <param name="titles">The first column is left-aligned, the others right unless told otherwise.</param>
    /// <param name="rows">As many cells as titles.</param>
    /// <param name="leftAligned">Whether all columns are left-aligned.</param>
    public MarkdownText Table(IReadOnlyList<string> titles, IEnumerable<IReadOnlyList<string>> rows, bool leftAligned = false)
    {
        Row(titles);
        Row([.. titles.Select((_, i) => i == 0 || leftAligned ? "---" : "---:")]);
        foreach (IReadOnlyList<string> row in rows)
            Row(row);
        return this;
    }

    /// <summary>A chart: a marker for whoever can draw it, and Mermaid where Mermaid can.</summary>
    public MarkdownText Chart(Chart chart)
    {
        _charts.Add(chart);
        Line(PlotMarker.Of(chart.Name)).Line();
        if (chart is LineChart lines)
            MermaidChart.Write(this, lines);
        return this;
    }

    /// <summary>A part that is folded away until it is asked for.</summary>
    public MarkdownText Details(string summary, Action<MarkdownText> contents)
    {
        Line().Line($"<details><summary>{summary}</summary>").Line();
        contents(this);
        return Line().Line("</details>");
    }

    public override string ToString() => _text.ToString();

    private void Row(IEnumerable<string> cells) => Line($"| {string.Join(" | ", cells)} |");
}
