using System.Globalization;
using System.Text;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>A position in an expression's source; what it hands out are whole code points.</summary>
internal sealed class PatternCursor(string pattern)
{
    public int Position { get; set; }

    public bool AtEnd => Position >= pattern.Length;

    /// <summary>The UTF-16 unit ahead, NUL at the end.</summary>
    public char Peek => AtEnd ? '\0' : pattern[Position];

    public char PeekSecond => Position + 1 < pattern.Length ? pattern[Position + 1] : '\0';

    public bool Take(string expected)
    {
        if (!pattern.AsSpan(Position).StartsWith(expected, StringComparison.Ordinal))
            return false;
        Position += expected.Length;
        return true;
    }

    public void Expect(string expected)
    {
        if (!Take(expected))
            throw Unsupported($"\"{expected}\" is missing at position {Position}");
    }

    public int Next()
    {
        if (AtEnd)
            throw Unsupported("it ends too early");
        Rune rune = Rune.GetRuneAt(pattern, Position);
        Position += rune.Utf16SequenceLength;
        return rune.Value;
    }

    /// <summary>The text up to a closing mark, which is taken too.</summary>
    public string Until(char mark)
    {
        int end = pattern.IndexOf(mark, Position);
        if (end < 0)
            throw Unsupported($"'{mark}' is missing after position {Position}");
        string text = pattern[Position..end];
        Position = end + 1;
        return text;
    }

    /// <summary>A run of decimal digits; null where there is none.</summary>
    public int? Number()
    {
        int start = Position;
        while (char.IsAsciiDigit(Peek))
            Position++;
        if (start == Position)
            return null;
        return int.TryParse(pattern.AsSpan(start, Position - start), CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Unsupported("a number in it is too large");
    }

    /// <summary>A code point in hexadecimal digits, at least one and at most so many.</summary>
    public int Hexadecimal(int most)
    {
        int start = Position;
        while (Position - start < most && char.IsAsciiHexDigit(Peek))
            Position++;
        ReadOnlySpan<char> digits = pattern.AsSpan(start, Position - start);
        if (int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            && Rune.IsValid(value))
            return value;
        throw Unsupported($"there is no valid code point at position {start}");
    }

    public SafetyGateException Unsupported(string why) => PatternTranslator.Unsupported(pattern, why);
}
