using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>The names under which files keep the prompt, the id and the category. Case does not matter.</summary>
internal static class PromptColumns
{
    public const string Id = "id";
    public const string Category = "category";

    private const int MaxShown = 20;
    private const int MaxShownLength = 40;

    /// <summary>In order of precedence: <c>text</c> comes last, for it is often the whole formatted conversation.</summary>
    public static readonly IReadOnlyList<string> Text = ["prompt", "goal", "instruction", "question", "text"];

    /// <summary>The error of a file whose names, <paramref name="found"/>, have no prompt among them.</summary>
    public static SafetyGateException Missing(
        PromptSource source, int line, IReadOnlyCollection<string> found, string accepted)
    {
        var shown = string.Join(", ", found.Take(MaxShown).Select(Shown));
        var more = found.Count > MaxShown ? $" and {found.Count - MaxShown} more" : "";
        return PromptRules.Refuse(
            PromptErrors.MissingColumn,
            $"'{source.Path}' has no prompts that can be told: found {(found.Count == 0 ? "nothing" : shown + more)}; " +
            $"accepted are {accepted}. Rename the one that holds the prompts.",
            source.At(line));
    }

    private static string Shown(string name)
    {
        var visible = string.Concat(name.Take(MaxShownLength).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        return $"'{visible}{(name.Length > MaxShownLength ? "..." : "")}'";
    }
}
