using System.Text;

namespace SafetyGate.Landscape.Judging.Guards;

/// <summary>
/// Makes foreign text harmless inside a guard's prompt: one line, so that it begins no turn of its own; no angle brackets and no
/// square ones, so that it writes no delimiter of a template; and no text of a special token, so that the tokenizer makes none of
/// it. What is said stays readable.
/// </summary>
internal sealed class GuardText
{
    /// <summary>Characters of a prompt or response that the guard is shown.</summary>
    private const int Longest = 8_000;

    private readonly string[] _marks;

    /// <param name="specialTokens">The texts of the tokenizer's special tokens.</param>
    public GuardText(IEnumerable<string> specialTokens) =>
        _marks = [.. specialTokens.Select(Plain).Where(mark => mark.Length > 1).Distinct(StringComparer.Ordinal).OrderByDescending(mark => mark.Length)];

    public string Of(string text)
    {
        string plain = Plain(text.Length > Longest ? text[..Longest] : text);

        foreach (string mark in _marks)
            plain = plain.Replace(mark, $"{mark[0]} {mark[1..]}", StringComparison.OrdinalIgnoreCase);
        return plain;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            plain.Append(c switch
            {
                '<' or '\uFF1C' => '\u2039',
                '>' or '\uFF1E' => '\u203A',
                '[' => '(',
                ']' => ')',
                '\u2028' or '\u2029' => ' ',
                _ => char.IsControl(c) ? ' ' : c,
            });
        }

        return plain.ToString();
    }
}
