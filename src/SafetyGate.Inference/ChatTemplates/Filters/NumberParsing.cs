using System.Globalization;
using System.Numerics;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Methods;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Python's <c>int()</c> and <c>float()</c>; null where they fail with a ValueError or TypeError.</summary>
internal static class NumberParsing
{
    private const int MaxDigits = 4300;

    public static double? Float(Value value) => value switch
    {
        UndefinedValue undefined => throw undefined.Fault(),
        StringValue text => Float(Clean(text.Text)),
        _ => Numbers.Float(value),
    };

    public static BigInteger? Integer(string text, int radix)
    {
        if (Clean(text) is not string clean)
            return null;
        bool negative = clean.StartsWith('-');
        string digits = clean.Length > 0 && clean[0] is '-' or '+' ? clean[1..] : clean;
        string prefix = radix switch { 16 => "0x", 8 => "0o", 2 => "0b", _ => "" };
        if (prefix.Length > 0 && digits.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        if (digits.Length is 0 or > MaxDigits || radix is < 2 or > 36)
            return null;
        BigInteger number = BigInteger.Zero;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) - 'a' + 10 : radix;
            if (digit >= radix)
                return null;
            number = number * radix + digit;
        }

        return negative ? -number : number;
    }

    private static double? Float(string? clean)
    {
        if (clean is null)
            return null;
        string word = clean.TrimStart('+', '-').ToLowerInvariant();
        bool signed = word.Length >= clean.Length - 1;
        if (signed && word is "inf" or "infinity")
            return clean[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        if (signed && word == "nan")
            return double.NaN;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return word.Length > 0 && (char.IsAsciiDigit(word[0]) || word[0] == '.')
            && double.TryParse(clean, Style, CultureInfo.InvariantCulture, out double number) ? number : null;
    }

    /// <summary>The text without blank space around it and underscores between digits; null where those are misplaced.</summary>
    private static string? Clean(string text)
    {
        string trimmed = StringTrimMethods.Trim(text, null, start: true, end: true);
        for (int i = trimmed.IndexOf('_', StringComparison.Ordinal); i >= 0; i = trimmed.IndexOf('_', i + 1))
        {
            if (i == 0 || i == trimmed.Length - 1 || !char.IsAsciiLetterOrDigit(trimmed[i - 1]) || !char.IsAsciiLetterOrDigit(trimmed[i + 1]))
                return null;
        }

        return trimmed.Replace("_", "", StringComparison.Ordinal);
    }
}
