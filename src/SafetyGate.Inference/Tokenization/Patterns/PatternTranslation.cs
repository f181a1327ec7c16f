using System.Text;

namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>
/// An expression whose character sets are still sets: text of the target syntax and set indices, in order.
/// </summary>
/// <param name="Parts">Either target syntax, or the index of a set.</param>
/// <param name="NeedsBacktracking">Whether it has lookarounds or atomic groups, which a linear-time engine cannot
/// do.</param>
internal sealed record PatternTranslation(
    IReadOnlyList<(string? Syntax, int Set)> Parts, IReadOnlyList<CodePointSet> Sets, bool NeedsBacktracking)
{
    /// <summary>The expression over the symbols of an alphabet.</summary>
    public string Render(PatternAlphabet alphabet)
    {
        string[] classes = [.. Enumerable.Range(0, Sets.Count).Select(set => Class(alphabet.SymbolsOf(set)))];
        var pattern = new StringBuilder();
        foreach ((string? syntax, int set) in Parts)
            pattern.Append(syntax ?? classes[set]);
        return pattern.ToString();
    }

    private static string Class(IEnumerable<char> symbols)
    {
        string members = string.Concat(symbols);
        return members.Length == 0 ? "(?!)" : $"[{members}]";
    }
}
