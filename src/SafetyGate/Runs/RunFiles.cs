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

    /// <summary>What is made from the responses and is stale once they change.</summary>
    public static IReadOnlyList<string> Reports { get; } = [Results, Markdown, Html, Sarif, JUnit];
}
