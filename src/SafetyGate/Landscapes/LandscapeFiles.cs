namespace SafetyGate.Landscapes;

/// <summary>The names of the files that a landscape leaves beside <c>run.json</c> and <c>responses.jsonl</c>.</summary>
public static class LandscapeFiles
{
    public const string Results = "landscape.json";

    public const string Markdown = "landscape.md";

    public const string Html = "landscape.html";

    /// <summary>What is made from the responses and is stale once they change.</summary>
    public static IReadOnlyList<string> Reports { get; } = [Results, Markdown, Html];
}
