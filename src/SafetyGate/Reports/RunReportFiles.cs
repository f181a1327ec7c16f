using System.Text;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>The reports of a run, as files in its folder.</summary>
public static class RunReportFiles
{
    /// <summary>Writes <see cref="RunFiles.Results"/> and <see cref="RunFiles.Markdown"/>, each wholly or not at all.</summary>
    /// <param name="folder">The run's folder; must exist.</param>
    /// <param name="results">What came of the run.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="Inference.Diagnostics.SafetyGateException"><see cref="RunErrors.NotWritable"/>.</exception>
    public static ResultsDocument Write(string folder, RunResults results)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var document = ResultsDocument.Of(results);
        byte[] json = document.Write();
        byte[] markdown = Encoding.UTF8.GetBytes(MarkdownReport.Render(document));
        return FolderAccess.Try(folder, () =>
        {
            AtomicFile.Write(Path.Combine(folder, RunFiles.Results), json);
            AtomicFile.Write(Path.Combine(folder, RunFiles.Markdown), markdown);
            return document;
        });
    }
}
