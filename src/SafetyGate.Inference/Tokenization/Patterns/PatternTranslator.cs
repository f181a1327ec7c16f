using System.Globalization;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.Patterns;

/// <summary>
/// Translates Oniguruma's default syntax to .NET's, with every character and class taken out as a set of code points.
/// What is not understood is refused, never passed on. Source: Oniguruma's doc/RE, version 6.9.
/// </summary>
internal sealed class PatternTranslator(string pattern)
{
    private const int MaximumDepth = 32;
    private const int MaximumRepeats = 1000;

    private static readonly CodePointSet NewLine = CodePointSet.Of('\n');

    private readonly PatternCursor _cursor = new(pattern);
    private readonly List<(string? Syntax, int Set)> _parts = [];
    private readonly List<CodePointSet> _sets = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private bool _needsBacktracking;
    private bool _ignoreCase;
    private bool _dotMatchesNewLine;

    public static SafetyGateException Unsupported(string pattern, string why, Exception? inner = null) => new(
        TokenizerErrors.UnsupportedPattern,
        $"tokenizer.json: the regular expression {pattern} cannot be used because {why}. Use a tokenizer "
        + "whose expressions are in Oniguruma's syntax and need none of the features that are refused",
        inner);

    public PatternTranslation Translate()
    {
        Alternation(0);
        if (!_cursor.AtEnd)
            throw _cursor.Unsupported("a parenthesis in it is closed but never opened");
        return new PatternTranslation(_parts, _sets, _needsBacktracking);
    }

    private void Alternation(int depth)
    {
        if (depth > MaximumDepth)
            throw _cursor.Unsupported("its groups are nested too deeply");
        while (!_cursor.AtEnd && _cursor.Peek != ')')
        {
            if (_cursor.Take("|"))
            {
                Emit("|");
                continue;
            }

            int start = _parts.Count;
            if (Atom(depth))
                Quantifiers(start);
        }
    }

    /// <summary>Translates one item; false where a quantifier cannot follow.</summary>
    private bool Atom(int depth)
    {
        switch (_cursor.Peek)
        {
            case '(':
                _cursor.Position++;
                return Group(depth);
            case '[':
                _cursor.Position++;
                Emit(new BracketReader(_cursor).Read(_ignoreCase));
                return true;
            case '\\':
                _cursor.Position++;
                return Escape();
            case '.':
                _cursor.Position++;
                Emit(_dotMatchesNewLine ? CodePointSet.All : NewLine.Complement());
                return true;
            case '^':
                // These anchors are always those of lines, but no line begins behind the last character.
                _cursor.Position++;
                Emit("(?:\\A|");
                Look("(?<=", NewLine);
                Emit("(?!\\z))");
                return false;
            case '$':
                _cursor.Position++;
                Look("(?!", NewLine.Complement());
                return false;
            case '*' or '+' or '?':
                throw _cursor.Unsupported($"there is nothing to repeat at position {_cursor.Position}");
            default:
                Literal(_cursor.Next());
                return true;
        }
    }

    private bool Group(int depth)
    {
        bool ignoreCase = _ignoreCase;
        bool dotMatchesNewLine = _dotMatchesNewLine;
        bool isolatedFlags = false;
        if (_cursor.Take("?#"))
        {
            _cursor.Until(')');
            return false;
        }

        if (TakeLook() is { } look)
        {
            _needsBacktracking = true;
            Emit(look);
        }
        else
        {
            if (!_cursor.Take("?:") && _cursor.Take("?"))
                isolatedFlags = NameOrFlags();
            Emit("(?:");
        }

        Alternation(depth + 1);
        Emit(")");
        _ignoreCase = ignoreCase;
        _dotMatchesNewLine = dotMatchesNewLine;
        // Flags without a body hold to the end of the group around them, whose parenthesis is still to be read.
        if (isolatedFlags)
            return false;
        _cursor.Expect(")");
        return true;
    }

    private string? TakeLook()
    {
        foreach (string look in new[] { "?=", "?!", "?<=", "?<!", "?>" })
        {
            if (_cursor.Take(look))
                return "(" + look;
        }

        return null;
    }

    /// <summary>Reads a group's name, or its flags; true where the flags stand alone.</summary>
    private bool NameOrFlags()
    {
        if (_cursor.Take("<"))
        {
            _cursor.Until('>');
            return false;
        }

        bool on = true;
        while (true)
        {
            switch (_cursor.Next())
            {
                case '-': on = false; break;
                case 'i': _ignoreCase = on; break;
                case 'm': _dotMatchesNewLine = on; break;
                case ':': return false;
                case ')': return true;
                default: throw _cursor.Unsupported($"the group at position {_cursor.Position} is of an unknown kind");
            }
        }
    }

    private bool Escape()
    {
        if (EscapeReader.TakeSet(_cursor) is { } set)
        {
            Emit(set);
            return true;
        }

        switch (_cursor.Peek)
        {
            case 'A':
                _cursor.Position++;
                Emit("\\A");
                return false;
            case 'z':
                _cursor.Position++;
                Emit("\\z");
                return false;
            case 'Z':
                _cursor.Position++;
                Look("(?=", NewLine, "?\\z");
                return false;
            case 'b' or 'B':
                WordBoundary(_cursor.Next() == 'b');
                return false;
            case 'R':
                _cursor.Position++;
                LineBreak();
                return true;
            default:
                Literal(EscapeReader.TakeCodePoint(_cursor));
                return true;
        }
    }

    private void Quantifiers(int start)
    {
        for (bool first = true; ; first = false)
        {
            string? quantifier = Quantifier(out bool possessive);
            if (quantifier is null)
                return;
            if (!first)
            {
                _parts.Insert(start, ("(?:", 0));
                Emit(")");
            }

            Emit(quantifier);
            // An interval is never possessive: a{1,3}+ is a repeated a{1,3}.
            if (possessive)
            {
                _needsBacktracking = true;
                _parts.Insert(start, ("(?>", 0));
                Emit(")");
            }
        }
    }

    private string? Quantifier(out bool possessive)
    {
        possessive = false;
        string? symbol = _cursor.Peek switch { '*' => "*", '+' => "+", '?' => "?", _ => null };
        if (symbol is not null)
        {
            _cursor.Position++;
            if (_cursor.Take("?"))
                return symbol + "?";
            possessive = _cursor.Take("+");
            return symbol;
        }

        int start = _cursor.Position;
        if (!_cursor.Take("{"))
            return null;
        int? least = _cursor.Number();
        bool comma = _cursor.Take(",");
        int? most = comma ? _cursor.Number() : least;
        if ((least is null && most is null) || !_cursor.Take("}"))
        {
            // Not an interval: the brace is a character.
            _cursor.Position = start;
            return null;
        }

        if (least > MaximumRepeats || most > MaximumRepeats || least > most)
            throw _cursor.Unsupported($"an interval in it is not within 0 to {MaximumRepeats}");
        string interval = string.Create(CultureInfo.InvariantCulture, $"{{{least ?? 0},{most}}}");
        // Here a{2}? makes the pair optional, while a{2,3}? is lazy.
        return comma && _cursor.Take("?") ? interval + "?" : interval;
    }

    private void WordBoundary(bool at)
    {
        CodePointSet word = UnicodeProperty.Find("word")!;
        Emit("(?:");
        Look("(?<=", word);
        Look(at ? "(?!" : "(?=", word);
        Emit("|");
        Look("(?<!", word);
        Look(at ? "(?=" : "(?!", word);
        Emit(")");
    }

    private void LineBreak()
    {
        _needsBacktracking = true;
        Emit("(?>");
        Emit(CodePointSet.Of('\r'));
        Emit(NewLine);
        Emit("|");
        Emit(CodePointSet.Range('\n', '\r').Union(CodePointSet.Of(0x85, 0x2028, 0x2029)));
        Emit(")");
    }

    private void Look(string opening, CodePointSet set, string after = "")
    {
        _needsBacktracking = true;
        Emit(opening);
        Emit(set);
        Emit(after + ")");
    }

    private void Literal(int codePoint)
    {
        CodePointSet set = CodePointSet.Of(codePoint);
        Emit(_ignoreCase ? CaseFolding.Close(set) : set);
    }

    private void Emit(string syntax) => _parts.Add((syntax, 0));

    private void Emit(CodePointSet set)
    {
        string key = string.Join(',', set.Ranges);
        if (!_known.TryGetValue(key, out int index))
        {
            index = _sets.Count;
            _sets.Add(set);
            _known.Add(key, index);
        }

        _parts.Add((null, index));
    }
}
