namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Finds text in text in linear time, whatever the two are.</summary>
internal static class TextSearch
{
    private const long PlainWork = 1 << 22;

    /// <summary>The first place of <paramref name="part"/> from <paramref name="start"/> on, or -1.</summary>
    public static int IndexOf(string text, string part, int start = 0)
    {
        if (part.Length == 0)
            return start <= text.Length ? start : -1;
        if (part.Length > text.Length - start)
            return -1;
        if ((long)part.Length * (text.Length - start) <= PlainWork || part.Length <= 16)
            return text.IndexOf(part, start, StringComparison.Ordinal);
        return KnuthMorrisPratt(text, part, start);
    }

    /// <summary>The last place of <paramref name="part"/> that ends at or before <paramref name="end"/>, or -1.</summary>
    public static int LastIndexOf(string text, string part, int end)
    {
        if (part.Length == 0)
            return end;
        if ((long)part.Length * end <= PlainWork || part.Length <= 16)
            return text.AsSpan(0, end).LastIndexOf(part, StringComparison.Ordinal);
        int found = KnuthMorrisPratt(Reversed(text.AsSpan(0, end)), Reversed(part), 0);
        return found < 0 ? -1 : end - found - part.Length;
    }

    private static string Reversed(ReadOnlySpan<char> text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            source.CopyTo(target);
            target.Reverse();
        });

    private static int KnuthMorrisPratt(string text, string part, int start)
    {
        int[] border = new int[part.Length];
        for (int i = 1, k = 0; i < part.Length; i++)
        {
            while (k > 0 && part[i] != part[k])
                k = border[k - 1];
            if (part[i] == part[k])
                k++;
            border[i] = k;
        }

        for (int i = start, k = 0; i < text.Length; i++)
        {
            while (k > 0 && text[i] != part[k])
                k = border[k - 1];
            if (text[i] == part[k])
                k++;
            if (k == part.Length)
                return i - k + 1;
        }

        return -1;
    }
}
