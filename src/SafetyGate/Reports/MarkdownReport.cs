namespace SafetyGate.Reports;

/// <summary>report.md: what a person reads in a minute, on a pull request or in a terminal.</summary>
public static class MarkdownReport
{
    /// <summary>The report: GitHub-flavoured Markdown with LF. Text from outside is reduced to harmless characters.</summary>
    public static string Render(ResultsDocument results) => throw new NotImplementedException();
}
