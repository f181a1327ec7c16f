using System.Globalization;
using System.Numerics;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>The extent and the value of jinja2's number literals: Python's, with single underscores between digits.</summary>
internal static class NumberLiteral
{
    private const int MaxDigits = 4300;

    /// <summary>The position after a float at <paramref name="at"/>, or -1 when there is none.</summary>
    public static int EndOfFloat(string source, int at)
    {
        int end = Digits(source, at, char.IsAsciiDigit);
        int fraction = end + 1 < source.Length && source[end] == '.' ? Digits(source, end + 1, char.IsAsciiDigit) : end;
        bool hasFraction = fraction > end + 1;
        int mantissa = hasFraction ? fraction : end;
        int exponent = mantissa;
        if (exponent < source.Length && source[exponent] is 'e' or 'E')
        {
            exponent++;
            if (exponent < source.Length && source[exponent] is '+' or '-')
                exponent++;
            int stop = Digits(source, exponent, char.IsAsciiDigit);
            if (stop > exponent)
                return stop;
        }

        return hasFraction ? mantissa : -1;
    }

    public static int EndOfInteger(string source, int at)
    {
        if (source[at] != '0')
            return Digits(source, at, char.IsAsciiDigit);
        Func<char, bool>? digit = at + 1 < source.Length ? DigitsOf(source[at + 1]) : null;
        int end = digit is null ? -1 : Digits(source, at + 2, digit);
        return end > at + 2 ? end : Digits(source, at, c => c == '0');
    }

    public static BigInteger ParseInteger(Token token)
    {
        string text = token.Text;
        if (text.Length > MaxDigits)
            throw TemplateFault.Syntax($"an integer has more than {MaxDigits} digits", token.Line);
        int radix = text.Length > 2 && text[0] == '0' ? char.ToLowerInvariant(text[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
        if (radix == 10)
            return BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return text.Skip(2).Aggregate(BigInteger.Zero, (sum, c) => sum * radix + Convert.ToInt32(c.ToString(), 16));
    }

    public static double ParseFloat(Token token) =>
        double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Func<char, bool>? DigitsOf(char letter) => char.ToLowerInvariant(letter) switch
    {
        'x' => char.IsAsciiHexDigit,
        'o' => c => c is >= '0' and <= '7',
        'b' => c => c is '0' or '1',
        _ => null,
    };

    private static int Digits(string source, int at, Func<char, bool> digit)
    {
        int end = at;
        while (end < source.Length
            && (digit(source[end]) || (source[end] == '_' && end > at && end + 1 < source.Length && digit(source[end + 1]))))
            end++;
        return end;
    }
}
