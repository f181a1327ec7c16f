using System.Globalization;
using System.Text;

namespace SafetyGate.Landscape.Judging.Refusals;

/// <summary>
/// A text as phrases are looked for in it: lower case, without accents, marks of emphasis, quotation marks and invisible
/// characters; one kind of apostrophe, one kind of white space, none before punctuation; full-width forms made narrow; the end
/// of a line is the end of a sentence.
/// </summary>
internal static class PlainText
{
    /// <summary>Letters by what they become, which stands first.</summary>
    private static readonly string[] Groups =
    [
        "aàáâãäåāăą", "cçćč", "dďđ", "eèéêëēęě", "gğ", "iìíîïīı", "lł", "nñńň", "oòóôõöøōő", "rŕř", "sśšşș", "tťțţ", "uùúûüūůű", "yýÿ", "zźžż", "ий", "ії", "её",
    ];

    private static readonly Dictionary<char, char> Folded = Groups
        .SelectMany(group => group[1..].Select(letter => (Letter: letter, Plain: group[0])))
        .DistinctBy(pair => pair.Letter).ToDictionary(pair => pair.Letter, pair => pair.Plain);

    /// <param name="text">Any text.</param>
    /// <param name="length">Characters after which the result is cut.</param>
    public static string Of(ReadOnlySpan<char> text, int length)
    {
        var plain = new StringBuilder(Math.Min(text.Length, length));
        foreach (char raw in text)
        {
            if (plain.Length >= length)
                break;
            Add(plain, raw);
        }

        return plain.ToString().Trim();
    }

    private static void Add(StringBuilder plain, char raw)
    {
        char c = raw is >= '\uFF01' and <= '\uFF5E' ? (char)(raw - 0xFEE0) : raw;
        if (c < 128 && char.IsAsciiLetterOrDigit(c))
        {
            plain.Append(char.ToLowerInvariant(c));
            return;
        }

        switch (c)
        {
            case '\n' or '\r' or '\u2028' or '\u2029':
                EndLine(plain);
                break;
            case '\u2019' or '\u2018' or '\u02BC' or '\u00B4' or '\u2032' or '\u201B' or '\'':
                plain.Append('\'');
                break;
            case '.' or ',' or '!' or '?' or ':' or ';' or '\u3002' or '\u3001' or '\u2026' or '\u060C' or '\u061F':
                EndWord(plain).Append(Narrow(c));
                break;
            case '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or >= '\u300C' and <= '\u300F':
            case >= '\u0300' and <= '\u036F' or '\u00AD':
                break;
            case '\u2013' or '\u2014':
                Space(plain).Append("- ");
                break;
            case '*' or '_' or '#' or '`' or '>' or '~' or '|':
                Space(plain);
                break;
            default:
                AddOther(plain, c);
                break;
        }
    }

    private static void AddOther(StringBuilder plain, char c)
    {
        char lower = char.ToLowerInvariant(c);
        if (char.IsWhiteSpace(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol)
            Space(plain);
        else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            plain.Append(Folded.GetValueOrDefault(lower, lower));
    }

    private static char Narrow(char c) => c switch
    {
        '\u3002' or '\u2026' => '.',
        '\u3001' or '\u060C' => ',',
        '\u061F' => '?',
        _ => c,
    };

    private static StringBuilder Space(StringBuilder plain) =>
        plain.Length == 0 || plain[^1] == ' ' ? plain : plain.Append(' ');

    private static StringBuilder EndWord(StringBuilder plain)
    {
        if (plain.Length > 0 && plain[^1] == ' ')
            plain.Length--;
        return plain;
    }

    private static void EndLine(StringBuilder plain)
    {
        EndWord(plain);
        if (plain.Length > 0 && (char.IsLetterOrDigit(plain[^1]) || plain[^1] == '\''))
            plain.Append('.');
        Space(plain);
    }
}
