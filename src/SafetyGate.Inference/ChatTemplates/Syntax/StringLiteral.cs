using System.Globalization;
using System.Text;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>Python's escapes in string literals; an unknown escape keeps its backslash.</summary>
internal static class StringLiteral
{
    public static string Unescape(ReadOnlySpan<char> body, int line)
    {
        if (!body.Contains('\\'))
            return body.ToString();
        StringBuilder text = new(body.Length);
        int at = 0;
        while (at < body.Length)
        {
            char c = body[at++];
            if (c != '\\' || at == body.Length)
                text.Append(c);
            else
                at = Escape(body, at, text, line);
        }

        return text.ToString();
    }

    private static int Escape(ReadOnlySpan<char> body, int at, StringBuilder text, int line)
    {
        char c = body[at++];
        if (c is >= '0' and <= '7')
            return Octal(body, at - 1, text);
        if (c is 'x' or 'u' or 'U')
            return Hexadecimal(body, at, c == 'x' ? 2 : c == 'u' ? 4 : 8, text, line);
        if (c == 'N')
            throw TemplateFault.Syntax("named characters '\\N{...}' are not supported", line);
        const string Letters = "\\'\"abfnrtv";
        const string Meanings = "\\'\"\a\b\f\n\r\t\v";
        int index = Letters.IndexOf(c, StringComparison.Ordinal);
        if (index >= 0)
            text.Append(Meanings[index]);
        else if (c != '\n')
            text.Append('\\').Append(c);
        return at;
    }

    private static int Octal(ReadOnlySpan<char> body, int at, StringBuilder text)
    {
        int value = 0;
        int end = Math.Min(at + 3, body.Length);
        while (at < end && body[at] is >= '0' and <= '7')
            value = value * 8 + body[at++] - '0';
        text.Append((char)value);
        return at;
    }

    private static int Hexadecimal(ReadOnlySpan<char> body, int at, int digits, StringBuilder text, int line)
    {
        if (at + digits > body.Length
            || !uint.TryParse(body.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            || value > 0x10FFFF)
            throw TemplateFault.Syntax("a string has a broken '\\x', '\\u' or '\\U' escape", line);
        if (value > 0xFFFF)
            text.Append(char.ConvertFromUtf32((int)value));
        else
            text.Append((char)value);
        return at + digits;
    }
}
