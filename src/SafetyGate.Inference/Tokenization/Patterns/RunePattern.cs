using System.Text;

namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>Every single code point of a class is a match of its own.</summary>
internal sealed class RunePattern(Func<Rune, bool> matches) : IPattern
{
    public List<TextSpan> Find(string text) => TextSpan.Cover(Occurrences(text), text.Length);

    private IEnumerable<(int Start, int End)> Occurrences(string text)
    {
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            int end = at + rune.Utf16SequenceLength;
            if (matches(rune))
                yield return (at, end);
            at = end;
        }
    }
}
