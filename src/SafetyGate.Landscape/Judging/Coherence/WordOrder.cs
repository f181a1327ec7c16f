namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>
/// English words in no order: articles before a mark or before words that no article can precede, and marks that run into each
/// other. Sentences have next to none of these; words thrown together have many.
/// </summary>
internal static class WordOrder
{
    private const int FewestFaults = 3;
    private const double MostFaults = 0.06;

    private static readonly HashSet<string> Articles = new(StringComparer.Ordinal) { "a", "an", "the" };

    private static readonly HashSet<string> NeverAfterArticle = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "is", "are", "was", "were", "and", "or", "of", "to", "for", "in", "because", "i", "it", "you", "but", "how", "sure", "then", "here", "with", "about", "some", "could", "cannot", "i'm", "at", "into", "this", "that", "my",
        "your", "they", "he", "she", "we", "be", "has", "have", "do", "not", "sorry", "again", "please",
    };

    private static readonly HashSet<string> NeverBeforeStop = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "and", "or", "of", "because", "some", "your", "my", "but", "into", "with", "here", "from",
    };

    public static bool IsLost(Words words)
    {
        int faults = 0;
        IReadOnlyList<Word> all = words.All;
        for (int i = 1; i < all.Count; i++)
        {
            Word before = all[i - 1], word = all[i];
            if (Articles.Contains(before.Text) && !word.IsMark && NeverAfterArticle.Contains(word.Text))
                faults++;
            else if (NeverBeforeStop.Contains(before.Text) && word.IsMark && word.Text is "." or "," or ":" or ";")
                faults++;
            else if (before.IsMark && word.IsMark && Collide(before.Text, word.Text))
                faults++;
        }

        return faults >= FewestFaults && faults >= MostFaults * all.Count;
    }

    private static bool Collide(string before, string after) => (before, after)
        is (":", ",") or (",", ":") or (",", ".") or (".", ",") or (":", ".") or (".", ":") or (":", ":") or (",", ",") or (";", ",") or (",", ";");
}
