using System.Text;
using System.Xml.Linq;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using SafetyGate.Reports.Markdown;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Reports.Html;

/// <summary>
/// A report as one self-contained page: the Markdown report, rendered, with its charts drawn. It loads nothing and runs no
/// script.
/// </summary>
internal static class HtmlReport
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <param name="title">The page's title.</param>
    /// <param name="report">The Markdown report.</param>
    public static string Render(string title, MarkdownText report)
    {
        string body = Body(report.ToString(), report.Charts);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            {new XElement("title", title)}
            <style>
            {PageStyle.Css}
            {PlotStyle.Css}
            </style>
            </head>
            <body>
            <main>
            {body}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Body(string markdown, IReadOnlyList<Chart> charts)
    {
        MarkdownDocument document = Markdig.Markdown.Parse(markdown, Pipeline);
        using var writer = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        var pictures = charts.ToDictionary(chart => chart.Name, StringComparer.Ordinal);
        renderer.ObjectRenderers.Replace<HtmlBlockRenderer>(new PlotBlockRenderer(pictures));
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new MermaidBlockRenderer(pictures));
        renderer.Render(document);
        return writer.ToString();
    }
}
