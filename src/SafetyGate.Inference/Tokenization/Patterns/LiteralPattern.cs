namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>Every occurrence of one non-empty string.</summary>
internal sealed class LiteralPattern(string literal) : IPattern
{
    public List<TextSpan> Find(string text) => TextSpan.Cover(Occurrences(text), text.Length);

    private IEnumerable<(int Start, int End)> Occurrences(string text)
    {
        for (int at = text.IndexOf(literal, StringComparison.Ordinal);
             at >= 0;
             at = text.IndexOf(literal, at + literal.Length, StringComparison.Ordinal))
            yield return (at, at + literal.Length);
    }
}
