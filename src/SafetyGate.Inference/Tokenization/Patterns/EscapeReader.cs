namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>Reads what follows a backslash where it means characters, inside and outside of brackets.</summary>
internal static class EscapeReader
{
    /// <summary>
    /// The set behind <c>\d</c>, <c>\p{L}</c> and their like; null, with nothing taken, where it is none.
    /// </summary>
    public static CodePointSet? TakeSet(PatternCursor cursor)
    {
        char letter = cursor.Peek;
        string? name = char.ToLowerInvariant(letter) switch
        {
            'd' => "Nd",
            's' => "space",
            'w' => "word",
            'h' => "xdigit",
            'p' => "",
            _ => null,
        };
        if (name is null)
            return null;
        cursor.Position++;
        bool negated = char.IsAsciiLetterUpper(letter);
        if (name.Length == 0)
        {
            cursor.Expect("{");
            negated ^= cursor.Take("^");
            name = cursor.Until('}');
        }

        CodePointSet set = UnicodeProperty.Find(name)
            ?? throw cursor.Unsupported($"the character property \"{name}\" is not known; general categories "
                + "such as L or Nd and the scripts Han, Hiragana, Katakana and Hangul are");
        return negated ? set.Complement() : set;
    }

    /// <summary>The single code point that an escape stands for.</summary>
    public static int TakeCodePoint(PatternCursor cursor)
    {
        int escaped = cursor.Next();
        switch (escaped)
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'f': return '\f';
            case 'v': return '\v';
            case 'a': return '\a';
            case 'e': return 0x1B;
            case 'u': return cursor.Hexadecimal(4);
            case 'x' when cursor.Take("{"):
                int codePoint = cursor.Hexadecimal(8);
                cursor.Expect("}");
                return codePoint;
            case 'x': return cursor.Hexadecimal(2);
        }

        // A letter or digit would be an anchor, a back reference or something newer; the rest stands for itself.
        return escaped < 0x80 && char.IsAsciiLetterOrDigit((char)escaped)
            ? throw cursor.Unsupported($"the escape \\{(char)escaped} is not supported")
            : escaped;
    }
}
