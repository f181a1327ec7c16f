namespace SafetyGate.Runs;

/// <summary>The names of the files that a run leaves in its folder.</summary>
public static class RunFiles
{
    public const string Manifest = "run.json";

    public const string Responses = "responses.jsonl";

    public const string Results = "results.json";

    public const string Markdown = "report.md";

    public const string Html = "report.html";

    public const string Sarif = "results.sarif";

    public const string JUnit = "junit.xml";

    public const string Benchmark = "benchmark.json";

    /// <summary>The charts of the report are files of this pattern; see <see cref="Plot"/>.</summary>
    public static string PlotPattern => Plot("*");

    /// <summary>What is made from the responses and is stale once they change.</summary>
    public static IReadOnlyList<string> Reports { get; } = [Results, Markdown, Html, Sarif, JUnit, Benchmark];

    /// <summary>The file of a chart.</summary>
    public static string Plot(string name) => $"plot-{name}.svg";
}
