using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>The reports of a run, as files in its folder.</summary>
public static class RunReportFiles
{
    /// <summary>The name of the machine-readable results.</summary>
    public const string ResultsName = "results.json";

    /// <summary>The name of the report for people.</summary>
    public const string MarkdownName = "report.md";

    /// <summary>Writes both files, each wholly or not at all.</summary>
    /// <param name="folder">The run's folder; must exist.</param>
    /// <param name="results">What came of the run.</param>
    public static void Write(string folder, RunResults results) => throw new NotImplementedException();
}
