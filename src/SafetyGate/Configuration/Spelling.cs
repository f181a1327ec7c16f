namespace SafetyGate.Configuration;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>The nearest of the known words, if it is near: a third of its letters may be wrong, letter case aside.</summary>
    public static string? Nearest(string word, IReadOnlyList<string> known)
    {
        if (word.Length is 0 or > LongestWord)
            return null;
        string plain = Plain(word);
        (string Word, int Distance) best = known.Select(k => (k, Distance(plain, Plain(k)))).MinBy(k => k.Item2);
        return best.Distance <= Math.Max(1, best.Word.Length / 3) ? best.Word : null;
    }

    private static string Plain(string word) => word.Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Levenshtein's distance: insertions, deletions and replacements.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
