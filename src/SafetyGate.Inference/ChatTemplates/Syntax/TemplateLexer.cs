using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>
/// Cuts a template into text and tags, with trim_blocks and lstrip_blocks on: the newline after a block tag goes, and so
/// does the blank space before one that starts its line; <c>-</c> eats all blank space on its side, <c>+</c> keeps it.
/// </summary>
internal sealed class TemplateLexer
{
    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private readonly TagLexer _tag;
    private int _position;
    private int _line = 1;
    private bool _lineStarting = true;

    private TemplateLexer(string source)
    {
        _source = source;
        _tag = new TagLexer(source, _tokens);
    }

    public static List<Token> Tokenize(string source)
    {
        string normalized = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (normalized.EndsWith('\n'))
            normalized = normalized[..^1];
        return new TemplateLexer(normalized).Run();
    }

    private List<Token> Run()
    {
        while (NextTag() is int at and >= 0)
        {
            char kind = _source[at + 1];
            int inside = at + 2;
            char sign = inside < _source.Length && _source[inside] is '-' or '+' ? _source[inside] : '\0';
            if (sign is not '\0')
                inside++;
            EmitData(_source[_position..at], sign, strip: kind != '{');
            MoveTo(at);
            if (kind == '%' && RawBegin(inside) is int raw)
                ReadRaw(raw);
            else if (kind == '#')
                ReadComment(inside);
            else
                ReadTag(kind, inside);
        }

        EmitData(_source[_position..], '+', strip: false);
        _tokens.Add(new Token(TokenKind.End, "", _line));
        return _tokens;
    }

    private int NextTag()
    {
        for (int at = _source.IndexOf('{', _position); at >= 0 && at + 1 < _source.Length; at = _source.IndexOf('{', at + 1))
        {
            if (_source[at + 1] is '{' or '%' or '#')
                return at;
        }

        return -1;
    }

    private void EmitData(string text, char sign, bool strip)
    {
        if (sign == '-')
        {
            text = PythonText.TrimEnd(text);
        }
        else if (sign != '+' && strip)
        {
            int start = text.LastIndexOf('\n') + 1;
            if ((start > 0 || _lineStarting) && PythonText.IsBlank(text.AsSpan(start)))
                text = text[..start];
        }

        if (text.Length > 0)
            _tokens.Add(new Token(TokenKind.Data, text, _line));
    }

    private void MoveTo(int position)
    {
        _line += _source.AsSpan(_position, position - _position).Count('\n');
        if (position > _position)
            _lineStarting = _source[position - 1] == '\n';
        _position = position;
    }

    private void ReadTag(char kind, int inside)
    {
        _tokens.Add(new Token(kind == '{' ? TokenKind.VariableBegin : TokenKind.BlockBegin, "", _line));
        MoveTo(inside);
        int end = _tag.Read(inside, _line, kind == '{');
        MoveTo(end);
    }

    private void ReadComment(int inside)
    {
        int end = _source.IndexOf("#}", inside, StringComparison.Ordinal);
        if (end < 0)
            throw TemplateFault.Syntax("a comment '{#' is not closed with '#}'", _line);
        char sign = end > inside && _source[end - 1] is '-' or '+' ? _source[end - 1] : '\0';
        MoveTo(TagEnd.After(_source, end + 2, sign));
    }

    /// <summary>The position after <c>{% raw %}</c> when the tag is that, else null.</summary>
    private int? RawBegin(int inside)
    {
        int at = PythonText.SkipBlank(_source, inside);
        if (string.CompareOrdinal(_source, at, "raw", 0, 3) != 0)
            return null;
        at = PythonText.SkipBlank(_source, at + 3);
        if (string.CompareOrdinal(_source, at, "-%}", 0, 3) == 0)
            return PythonText.SkipBlank(_source, at + 3);
        return string.CompareOrdinal(_source, at, "%}", 0, 2) == 0 ? at + 2 : null;
    }

    private void ReadRaw(int start)
    {
        int opening = _line;
        MoveTo(start);
        for (int at = _source.IndexOf("{%", start, StringComparison.Ordinal);
            at >= 0;
            at = _source.IndexOf("{%", at + 2, StringComparison.Ordinal))
        {
            int inside = at + 2;
            char sign = inside < _source.Length && _source[inside] is '-' or '+' ? _source[inside++] : '\0';
            inside = PythonText.SkipBlank(_source, inside);
            if (string.CompareOrdinal(_source, inside, "endraw", 0, 6) != 0)
                continue;
            inside = PythonText.SkipBlank(_source, inside + 6);
            if (TagEnd.Match(_source, inside, "%}", allowPlus: true) is not int end)
                continue;
            EmitData(_source[start..at], sign, strip: true);
            MoveTo(end);
            return;
        }

        throw TemplateFault.Syntax("'{% raw %}' is not closed with '{% endraw %}'", opening);
    }
}
