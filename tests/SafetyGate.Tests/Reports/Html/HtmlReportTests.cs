using System.Net;
using System.Text.RegularExpressions;
using SafetyGate.Reports;
using SafetyGate.Reports.Html;
using SafetyGate.Reports.Markdown;

namespace SafetyGate.Tests.Reports.Html;

public sealed partial class HtmlReportTests
{
    private static readonly MarkdownText Report = MarkdownReport.Compose(TestResults.Failing);
    private static readonly string Page = HtmlReport.Render("SafetyGate: finetuned", Report);

    [Fact]
    public void Every_table_cell_of_the_markdown_report_stands_in_the_page_in_the_same_order()
    {
        string[] written = [.. Report.ToString().Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .SelectMany(line => line[2..^2].Split(" | "))
            .Select(cell => Plain(cell.Replace("`", "", StringComparison.Ordinal)))];
        written.Length.ShouldBeGreaterThan(100);
        Cells().Matches(Page).Select(m => Plain(m.Groups[1].Value)).ShouldBe(written);
    }

    [Fact]
    public void Each_chart_is_drawn_where_its_marker_stands_and_its_mermaid_form_is_left_out()
    {
        Page.ShouldNotContain("xychart");
        Page.ShouldNotContain("<!-- plot");
        Regex.Count(Page, "<svg ").ShouldBe(Report.Charts.Count);
        Page.IndexOf("<svg ", StringComparison.Ordinal).ShouldBeInRange(
            Page.IndexOf("<h2>Landscape</h2>", StringComparison.Ordinal), Page.IndexOf("<h2>Metrics</h2>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_block_that_stands_for_no_chart_stays()
    {
        MarkdownText text = new MarkdownText().Line("```mermaid").Line("flowchart LR").Line("```").Line().Line("<!-- plot: none -->");
        HtmlReport.Render("x", text).ShouldContain("flowchart LR");
    }

    [Fact]
    public void The_page_loads_nothing_and_runs_nothing()
    {
        string page = Page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        foreach (string danger in new[] { "<script", "http:", "https:", "url(", "@import", " src=", " href=", "onload" })
            page.ShouldNotContain(danger);
        Page.ShouldContain("default-src 'none'");
        Page.ShouldContain("prefers-color-scheme: dark");
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("</title><script>alert(1)</script>")]
    [InlineData("]]></svg><b>")]
    [InlineData("\u0000\u202E\uD800")]
    [InlineData("<!-- plot: landscape -->")]
    public void Text_from_outside_makes_no_element(string hostile)
    {
        string Page(string text)
        {
            MarkdownText report = MarkdownReport.Compose(MarkdownInjectionTests.Hostile(text));
            return HtmlReport.Render(SafeText.Name(text), report);
        }

        Tags().Matches(Page(hostile)).Select(m => m.Value).ShouldBe(Tags().Matches(Page("plain")).Select(m => m.Value));
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(Markup().Replace(html, "")).Trim();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>")]
    private static partial Regex Cells();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex("</?[a-z0-9]+")]
    private static partial Regex Tags();
}
