using System.Globalization;
using System.Text;

namespace SafetyGate.Reports.Markdown;

/// <summary>
/// Makes text from outside harmless in Markdown, HTML, GitHub mentions and workflow commands: only characters without a
/// meaning in any of them are kept, and every other one becomes a question mark. Nothing is escaped, so nothing can be
/// unescaped.
/// </summary>
internal static class SafeText
{
    private const int LongestLabel = 64;
    private const int LongestSentence = 600;
    private const char Replacement = '?';

    /// <summary>A name as inline code: letters, digits, space and <c>. _ - +</c>; also fit for a table.</summary>
    public static string Code(string text) => $"`{Name(text)}`";

    /// <summary>A name for where code cannot stand, such as a picture.</summary>
    public static string Name(string text) => Keep(text, LongestLabel, " ._-+");

    /// <summary>A sentence as prose: the characters of a name except the underscore, <c>, ; ( ) = % '</c>, and colons that a
    /// space follows, which begin no address and no workflow command.</summary>
    public static string Sentence(string text)
    {
        char[] kept = Keep(text, LongestSentence, " .-+,:;()=%'").ToCharArray();
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] == ':' && (i + 1 == kept.Length || kept[i + 1] != ' '))
                kept[i] = Replacement;
        }

        return new string(kept);
    }

    private static string Keep(string text, int length, string punctuation)
    {
        var kept = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (kept.Length >= length)
                return kept.Append('…').ToString();
            kept.Append(IsPlain(rune, punctuation) ? rune.ToString() : Replacement);
        }

        string result = kept.ToString();
        return string.IsNullOrWhiteSpace(result) ? Replacement.ToString() : result;
    }

    // Letters that change the direction of the text around them could reorder a line's numbers.
    private static bool IsPlain(Rune rune, string punctuation)
    {
        if (rune.IsAscii)
            return char.IsAsciiLetterOrDigit((char)rune.Value) || punctuation.Contains((char)rune.Value);
        return Rune.IsLetterOrDigit(rune)
            && rune.Value is not (>= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF)
            && rune.Value is not (>= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF)
            && Rune.GetUnicodeCategory(rune) != UnicodeCategory.ModifierLetter;
    }
}
