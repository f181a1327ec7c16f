using System.Globalization;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Prompts;

/// <summary>The names under which files keep the prompt, the id and the category. Case does not matter.</summary>
internal static class PromptColumns
{
    public const string Id = "id";
    public const string Category = "category";
    public const string Target = "target";

    private const int MaxShown = 20;
    private const int MaxShownLength = 40;

    /// <summary>By precedence: <c>text</c> comes last, for it is often the whole formatted conversation.</summary>
    public static readonly IReadOnlyList<string> Text = ["prompt", "goal", "instruction", "question", "text"];

    /// <summary>The error of a file whose names, <paramref name="found"/>, have no prompt among them.</summary>
    public static SafetyGateException Missing(
        PromptSource source, int line, IReadOnlyCollection<string> found, string accepted)
    {
        var shown = found.Count == 0 ? "nothing" : string.Join(", ", found.Take(MaxShown).Select(Shown));
        var more = found.Count > MaxShown ? $" and {found.Count - MaxShown} more" : "";
        return PromptRules.Refuse(
            PromptErrors.MissingColumn,
            $"'{source.Path}' has no prompts that can be told: found {shown}{more}; " +
            $"accepted are {accepted}. Rename the one that holds the prompts.",
            source.At(line));
    }

    private static string Shown(string name)
    {
        var visible = string.Concat(name.Take(MaxShownLength).Select(c => IsShowable(c) ? c : '?'));
        return $"'{visible}{(name.Length > MaxShownLength ? "..." : "")}'";
    }

    private static bool IsShowable(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
