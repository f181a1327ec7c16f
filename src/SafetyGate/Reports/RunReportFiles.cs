using System.Text;
using SafetyGate.Reports.Exports;
using SafetyGate.Reports.Html;
using SafetyGate.Reports.Markdown;
using SafetyGate.Reports.Plots;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>The reports of a run, as files in its folder.</summary>
public static class RunReportFiles
{
    /// <summary>Writes <see cref="RunFiles.Reports"/> and a picture of every chart, each file wholly or not at all.</summary>
    /// <param name="folder">The run's folder; must exist.</param>
    /// <param name="results">What came of the run.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="Inference.Diagnostics.SafetyGateException"><see cref="RunErrors.NotWritable"/>.</exception>
    public static ResultsDocument Write(string folder, RunResults results)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var document = ResultsDocument.Of(results);
        (string Name, byte[] Contents)[] files = [.. Files(document)];
        return FolderAccess.Try(folder, () =>
        {
            foreach ((string name, byte[] contents) in files)
                AtomicFile.Write(Path.Combine(folder, name), contents);
            return document;
        });
    }

    /// <summary>All of them are made before any is written.</summary>
    private static IEnumerable<(string Name, byte[] Contents)> Files(ResultsDocument document)
    {
        MarkdownText report = MarkdownReport.Compose(document);
        yield return (RunFiles.Results, document.Write());
        yield return (RunFiles.Markdown, Encoding.UTF8.GetBytes(report.ToString()));
        yield return (RunFiles.Html, Encoding.UTF8.GetBytes(HtmlReport.Render($"SafetyGate: {SafeText.Name(document.Run.Candidate.Name)}", report)));
        yield return (RunFiles.Sarif, SarifReport.Write(document));
        yield return (RunFiles.JUnit, JUnitReport.Write(document));
        yield return (RunFiles.Benchmark, BenchmarkReport.Write(document));
        foreach (Chart chart in report.Charts)
            yield return (RunFiles.Plot(chart.Name), Encoding.UTF8.GetBytes(ChartSvg.File(chart)));
    }
}
