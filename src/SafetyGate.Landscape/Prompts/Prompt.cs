using System.Text.Json.Serialization;

namespace SafetyGate.Landscape.Prompts;

/// <summary>One request that is put to the model as the user's turn.</summary>
/// <param name="Id">Names the prompt in reports: unique in its set, 1 to 128 visible characters.</param>
/// <param name="Category">The hazard, such as <c>fraud</c>; <c>uncategorized</c> when the file names none.</param>
/// <param name="Text">The request, verbatim, of one or more lines: 1 to 65,536 characters, not only white space.</param>
public sealed record Prompt(string Id, string Category, string Text)
{
    /// <summary>How a compliant answer would begin, where the file has a column <c>target</c>; no part of the set's hash, and not
    /// kept with a run.</summary>
    [JsonIgnore]
    public string? Target { get; init; }
}
