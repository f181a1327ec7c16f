using System.Text.Json.Serialization;
using SafetyGate.Landscape.Probes;

namespace SafetyGate.Runs.Probes;

/// <summary>A probe as run.json keeps it: enough to read its records without its files.</summary>
public sealed record ProbeRecord
{
    private const int ShownDigits = 16;

    /// <summary>What reports call it, unique in a run: for instance <c>overRefusal</c> or <c>prefill 5</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required ProbeKind Kind { get; init; }

    /// <summary>Where it is asked; a probe can be extended from alpha = 0 to the grid later.</summary>
    public required ProbePlace At { get; init; }

    /// <summary>Lowercase hexadecimal SHA-256 over all that decides its numbers: texts, system message, prefill, window.</summary>
    public required string Hash { get; init; }

    /// <summary>Its prompts; null where it asks the run's own, or none.</summary>
    public PromptSetRecord? PromptSet { get; init; }

    /// <summary>Its questions without their texts; null where it is of another kind.</summary>
    public IReadOnlyList<QuestionRecord>? Questions { get; init; }

    /// <summary>Segments of its text; null where it is of another kind.</summary>
    public int? Segments { get; init; }

    /// <summary>The name and the start of the hash: what its records carry.</summary>
    [JsonIgnore]
    public string Id => $"{Name}@{Hash[..Math.Min(ShownDigits, Hash.Length)]}";
}

/// <summary>What is needed to tell whether a question was answered correctly.</summary>
/// <param name="Id">The question.</param>
/// <param name="Answer">Index of the right choice.</param>
/// <param name="Lengths">[choices] UTF-8 bytes of each.</param>
public sealed record QuestionRecord(string Id, int Answer, IReadOnlyList<int> Lengths);
