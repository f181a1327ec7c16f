using System.Buffers;

namespace SafetyGate.Landscape.Judging.Refusals;

/// <summary>Finds any of many phrases in a plain text, at the start of a word; what follows a phrase may go on.</summary>
internal sealed class PhraseSet
{
    private readonly SearchValues<string> _search;

    /// <param name="phrases">Made plain here, so that they may be written as people write them.</param>
    public PhraseSet(IEnumerable<string> phrases) => _search = SearchValues.Create(
        [.. phrases.Select(Plain).Where(phrase => phrase.Length > 1).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

    /// <summary>Where the next phrase begins, from a place on; -1 where there is none.</summary>
    public int Next(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            int found = text[from..].IndexOfAny(_search);
            if (found < 0)
                return -1;
            int place = from + found;
            if (IsWordStart(text, place))
                return place;
            from = place + 1;
        }

        return -1;
    }

    /// <summary>Whether a phrase begins at exactly this place.</summary>
    public bool StartsAt(ReadOnlySpan<char> text, int place) => Next(text, place) == place;

    private static string Plain(string phrase)
    {
        string plain = PlainText.Of(phrase, phrase.Length + 8);
        return phrase.EndsWith(' ') ? plain + " " : plain;
    }

    // Scripts without spaces have no word starts that could be seen.
    private static bool IsWordStart(ReadOnlySpan<char> text, int place) =>
        place == 0 || text[place] >= '\u0E00' || !(char.IsLetter(text[place - 1]) || text[place - 1] == '\'');
}
