namespace SafetyGate.Configuration;

/// <summary>Makes text from outside fit for one line of a message: no control characters, and not too long.</summary>
internal static class OneLine
{
    private const int WordLength = 64;
    private const int SentenceLength = 300;

    /// <summary>A name or a value.</summary>
    public static string Word(string text) => Of(text, WordLength);

    /// <summary>What another component says is wrong.</summary>
    public static string Sentence(string text) => Of(text, SentenceLength);

    private static string Of(string text, int length)
    {
        string cut = text.Length > length ? text[..length] + "..." : text;
        return string.Concat(cut.Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? '?' : c));
    }
}
