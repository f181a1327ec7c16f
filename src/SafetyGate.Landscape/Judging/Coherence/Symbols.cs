using System.Globalization;

namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>A text of symbols, undecodable bytes or unassigned characters instead of letters. Program code has enough letters.</summary>
internal static class Symbols
{
    private const double FewestLetters = 0.4;
    private const double MostUndecodable = 0.04;
    private const int ShortText = 8;

    public static bool Prevail(ReadOnlySpan<char> text)
    {
        int letters = 0, others = 0, undecodable = 0;
        foreach (char c in text)
        {
            UnicodeCategory category = char.GetUnicodeCategory(c);
            if (char.IsWhiteSpace(c))
                continue;
            if (char.IsLetterOrDigit(c) || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate)
                letters++;
            else
                others++;
            if (c == '\uFFFD' || category is UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                undecodable++;
        }

        int all = letters + others;
        return letters == 0
            || (all >= ShortText && letters < FewestLetters * all)
            || (undecodable >= 2 && undecodable > MostUndecodable * all);
    }
}
