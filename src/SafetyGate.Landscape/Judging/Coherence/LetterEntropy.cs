namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>Shannon's entropy of the characters, in bits: words of any alphabet lie between bounds that noise and loops leave.</summary>
internal static class LetterEntropy
{
    private const int FewestCharacters = 24;
    private const double Lowest = 2.3;
    private const double Highest = 5.35;

    public static bool IsOutside(ReadOnlySpan<char> text)
    {
        var counts = new Dictionary<char, int>();
        int total = 0;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
                continue;
            if (Scripts.Of(c) is Script.EastAsian or Script.Hangul) // thousands of signs: no upper bound, and the lower one is repetition's
                return false;
            counts[c] = counts.GetValueOrDefault(c) + 1;
            total++;
        }

        if (total < FewestCharacters)
            return false;
        double entropy = 0;
        foreach (int count in counts.Values)
            entropy -= (double)count / total * Math.Log2((double)count / total);
        return entropy is < Lowest or > Highest;
    }
}
