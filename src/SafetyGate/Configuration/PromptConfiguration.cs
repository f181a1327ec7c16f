namespace SafetyGate.Configuration;

/// <summary>Which prompts are asked.</summary>
public sealed record PromptConfiguration
{
    /// <summary>The largest accepted <see cref="Limit"/>.</summary>
    public const int MostPrompts = 100_000;

    /// <summary>The prompt file (.csv, .jsonl or .txt); null, the default, is the built-in set. In a file, a relative path
    /// starts at the file's folder.</summary>
    public string? Path { get; init; }

    /// <summary>How many prompts of the set are asked, from its start; 1 to <see cref="MostPrompts"/>, null, the default, is
    /// all of them.</summary>
    public int? Limit { get; init; }
}
