using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Cuts the inside of a tag into names, literals and operators, up to the tag's end.</summary>
internal sealed class TagLexer(string source, List<Token> tokens)
{
    private static readonly string[] LongOperators = ["//", "**", "==", "!=", ">=", "<="];
    private const string ShortOperators = "+-/*%~[](){}><=.:|,;";

    /// <summary>Reads from <paramref name="at"/> on and returns the position after the tag's end.</summary>
    public int Read(int at, int line, bool variable)
    {
        Stack<char> open = new();
        while (true)
        {
            if (open.Count == 0 && TagEnd.Match(source, at, variable ? "}}" : "%}", allowPlus: !variable) is int end)
            {
                tokens.Add(new Token(variable ? TokenKind.VariableEnd : TokenKind.BlockEnd, "", line));
                return end;
            }

            if (at >= source.Length)
                throw TemplateFault.Syntax("the template ends inside a tag", line);
            char c = source[at];
            if (PythonText.IsSpace(c))
            {
                if (c == '\n')
                    line++;
                at++;
                continue;
            }

            int start = at;
            at = ReadToken(at, line, open);
            line += source.AsSpan(start, at - start).Count('\n');
        }
    }

    private int ReadToken(int at, int line, Stack<char> open)
    {
        char c = source[at];
        if (char.IsAsciiDigit(c))
            return ReadNumber(at, line);
        if (c == '_' || char.IsLetter(c))
            return ReadName(at, line);
        if (c is '\'' or '"')
            return ReadText(at, line);
        string? symbol = Array.Find(LongOperators, o => string.CompareOrdinal(source, at, o, 0, 2) == 0)
            ?? (ShortOperators.Contains(c, StringComparison.Ordinal) ? c.ToString() : null)
            ?? throw TemplateFault.Syntax($"unexpected character '{c}'", line);
        Balance(c, line, open);
        tokens.Add(new Token(TokenKind.Operator, symbol, line));
        return at + symbol.Length;
    }

    private static void Balance(char c, int line, Stack<char> open)
    {
        if (c is '(' or '[' or '{')
            open.Push(c == '(' ? ')' : c == '[' ? ']' : '}');
        else if (c is ')' or ']' or '}' && (!open.TryPop(out char expected) || expected != c))
            throw TemplateFault.Syntax($"unexpected '{c}'" + (expected == '\0' ? "" : $", expected '{expected}'"), line);
    }

    private int ReadName(int at, int line)
    {
        int end = at;
        while (end < source.Length && (source[end] == '_' || char.IsLetterOrDigit(source[end])))
            end++;
        tokens.Add(new Token(TokenKind.Name, source[at..end], line));
        return end;
    }

    private int ReadText(int at, int line)
    {
        for (int end = at + 1; end < source.Length; end++)
        {
            if (source[end] == '\\')
            {
                end++;
            }
            else if (source[end] == source[at])
            {
                tokens.Add(new Token(TokenKind.Text, StringLiteral.Unescape(source.AsSpan(at + 1, end - at - 1), line), line));
                return end + 1;
            }
        }

        throw TemplateFault.Syntax("a string is not closed", line);
    }

    private int ReadNumber(int at, int line)
    {
        bool afterDot = at > 0 && source[at - 1] == '.';
        int end = afterDot ? -1 : NumberLiteral.EndOfFloat(source, at);
        TokenKind kind = end < 0 ? TokenKind.Integer : TokenKind.Float;
        if (end < 0)
            end = NumberLiteral.EndOfInteger(source, at);
        tokens.Add(new Token(kind, source[at..end].Replace("_", "", StringComparison.Ordinal), line));
        return end;
    }
}
