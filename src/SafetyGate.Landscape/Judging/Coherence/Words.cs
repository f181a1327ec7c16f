namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>A text in words: runs of letters and digits with inner apostrophes and hyphens, in lower case; in scripts without spaces, every
/// character. Punctuation marks are kept apart, each a word of its own, for tests that look at neighbours.</summary>
internal sealed class Words
{
    private Words(List<Word> all)
    {
        All = all;
        Spoken = [.. all.Where(word => !word.IsMark)];
    }

    /// <summary>Words and marks in order.</summary>
    public IReadOnlyList<Word> All { get; }

    /// <summary>The words alone.</summary>
    public IReadOnlyList<Word> Spoken { get; }

    public static Words Of(ReadOnlySpan<char> text)
    {
        var words = new List<Word>();
        for (int i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            int end = EndOf(text, i);
            words.Add(end > i
                ? new Word(text[i..end].ToString().ToLowerInvariant(), Scripts.Of(text[i]), IsMark: false)
                : new Word(text[i].ToString(), Script.Common, IsMark: true));
            i = Math.Max(end, i + 1);
        }

        return new Words(words);
    }

    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        if (!IsWordPart(text[start]))
            return start;
        if (Scripts.IsUnspaced(Scripts.Of(text[start])))
            return start + 1;
        int end = start;
        while (end < text.Length && (IsWordPart(text[end]) || IsInner(text, end)) && !Scripts.IsUnspaced(Scripts.Of(text[end])))
            end++;
        return end;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsInner(ReadOnlySpan<char> text, int place) =>
        text[place] is '\'' or '\u2019' or '-' && place + 1 < text.Length && char.IsLetterOrDigit(text[place + 1]);
}

/// <summary>One word or mark.</summary>
/// <param name="Text">In lower case.</param>
/// <param name="Script">Of its first character.</param>
/// <param name="IsMark">Whether it is punctuation or a symbol.</param>
internal readonly record struct Word(string Text, Script Script, bool IsMark);
