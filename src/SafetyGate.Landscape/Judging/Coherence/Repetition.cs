namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>A text that says the same over and over: one word, a loop at its end, or few distinct triples of words.</summary>
internal static class Repetition
{
    private const int LongestRun = 6;
    private const int LongestPeriod = 16;
    private const double LeastDistinctTriples = 0.5;
    private const double MostFrequentShare = 0.42;

    public static bool Holds(Words words)
    {
        IReadOnlyList<Word> spoken = words.Spoken;
        return HasRun(spoken) || LoopsAtTheEnd(spoken) || Stutters(spoken) || HasFewTriples(spoken) || IsMostlyOneWord(spoken);
    }

    private static bool HasRun(IReadOnlyList<Word> words)
    {
        int run = 1;
        for (int i = 1; i < words.Count; i++)
        {
            run = words[i].Text == words[i - 1].Text ? run + 1 : 1;
            if (run >= LongestRun && !IsNumber(words[i].Text))
                return true;
        }

        return false;
    }

    /// <summary>The last words are some words at least four times over (three for a longer phrase), and not few.</summary>
    private static bool LoopsAtTheEnd(IReadOnlyList<Word> words)
    {
        for (int period = 1; period <= Math.Min(LongestPeriod, words.Count / 3); period++)
        {
            int length = period;
            while (length < words.Count && words[^(length + 1)].Text == words[^(length + 1 - period)].Text)
                length++;
            int times = length / period;
            bool unspaced = Scripts.IsUnspaced(words[^1].Script);
            if (length >= (unspaced ? 16 : 9) && times >= (period >= 4 ? 3 : 4))
                return true;
        }

        return false;
    }

    /// <summary>The same word twice running, again and again. Scripts without spaces double characters by rule.</summary>
    private static bool Stutters(IReadOnlyList<Word> words)
    {
        int twice = 0;
        for (int i = 1; i < words.Count; i++)
        {
            if (words[i].Text == words[i - 1].Text && words[i].Script is not (Script.EastAsian or Script.Thai or Script.Common))
                twice++;
        }

        return twice >= 3 && twice >= 0.08 * words.Count;
    }

    private static bool HasFewTriples(IReadOnlyList<Word> words)
    {
        int triples = words.Count - 2;
        if (triples < 16)
            return false;
        var distinct = new HashSet<(string, string, string)>();
        for (int i = 0; i < triples; i++)
            distinct.Add((words[i].Text, words[i + 1].Text, words[i + 2].Text));
        return distinct.Count < LeastDistinctTriples * triples;
    }

    private static bool IsMostlyOneWord(IReadOnlyList<Word> words) =>
        words.Count >= 10 && words.Where(word => !IsNumber(word.Text)).CountBy(word => word.Text, StringComparer.Ordinal).Select(pair => pair.Value).DefaultIfEmpty().Max() >= MostFrequentShare * words.Count;

    private static bool IsNumber(string word) => word.All(char.IsDigit);
}
