using SafetyGate.Reports.Markdown;

namespace SafetyGate.Reports;

/// <summary>report.md: what a person reads in a minute, on a pull request or in a terminal.</summary>
public static class MarkdownReport
{
    /// <summary>The report: GitHub-flavoured Markdown with LF, its first line the verdict. It carries numbers, prompt ids and
    /// categories; text from outside is reduced to harmless characters.</summary>
    /// <param name="results">What results.json holds.</param>
    public static string Render(ResultsDocument results) => Compose(results).ToString();

    /// <summary>The report with its charts.</summary>
    internal static MarkdownText Compose(ResultsDocument results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new MarkdownText();
        VerdictSection.Write(text, results);
        if (results.Measurements is { } measured)
        {
            LandscapeSection.Write(text, measured, results.Run.Statistics.ConfidenceLevel);
            MetricsSection.Write(text, measured, results.Run.Statistics.ConfidenceLevel);
        }

        AxesSection.Write(text, results);
        if (results.Measurements is { } swept)
        {
            DirectionsSection.Write(text, swept);
            PromptsSection.Write(text, swept, results.Run.Statistics.LocalRadius);
        }

        if (results.Judges is { } judges)
            JudgesSection.Write(text, judges);
        ReadingSection.Write(text);
        RunSection.Write(text, results.Run);
        return text;
    }
}
