using System.Globalization;
using System.Numerics;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;

namespace SafetyGate.Inference.ChatTemplates.Formatting;

/// <summary>Numbers laid out by a specification, as both of Python's formatting languages need it.</summary>
internal static class NumberFormat
{
    private const int MaxPrecision = 1000;

    /// <summary>The digits of an integer in decimal, hexadecimal, octal or binary, without sign and prefix.</summary>
    public static string Digits(BigInteger number, char type)
    {
        BigInteger magnitude = BigInteger.Abs(number);
        return char.ToLowerInvariant(type) switch
        {
            'x' => type == 'X' ? InRadix(magnitude, 16).ToUpperInvariant() : InRadix(magnitude, 16),
            'o' => InRadix(magnitude, 8),
            'b' => InRadix(magnitude, 2),
            _ => magnitude.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The sign, and the prefix of another radix where the alternate form is asked for.</summary>
    public static string Prefix(BigInteger number, FormatSpecification specification, char type) =>
        ValueFormat.SignOf(number.Sign < 0, specification.Sign)
        + (specification.Alternate && type is ('x' or 'X' or 'o' or 'b') ? $"0{type}" : "");

    /// <summary>A float as <c>f</c>, <c>e</c>, <c>g</c> or <c>%</c>, without sign.</summary>
    public static string Float(double number, char type, int? precision, bool alternate)
    {
        double magnitude = Math.Abs(number);
        int digits = precision ?? 6;
        if (digits > MaxPrecision)
            throw TemplateFault.Limit($"a number format asks for more than {MaxPrecision} digits");
        if (!double.IsFinite(number))
            return FloatText.Representation(magnitude) + (type == '%' ? "%" : "");
        string text = char.ToLowerInvariant(type) switch
        {
            'f' => FloatText.Fixed(magnitude, digits),
            '%' => FloatText.Fixed(magnitude * 100, digits) + "%",
            'e' => Scientific(magnitude, digits),
            '\0' => Plain(magnitude, Math.Max(digits, 1)),
            _ => General(magnitude, Math.Max(digits, 1), alternate, Math.Max(digits, 1)),
        };
        return type is 'F' or 'E' or 'G' ? text.ToUpperInvariant() : text;
    }

    private static string InRadix(BigInteger number, int radix)
    {
        if (number.IsZero)
            return "0";
        StringBuilder digits = new();
        for (; !number.IsZero; number /= radix)
            digits.Insert(0, "0123456789abcdef"[(int)(number % radix)]);
        return digits.ToString();
    }

    private static string Scientific(double number, int digits)
    {
        string text = number.ToString("e" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int mark = text.LastIndexOf('e');
        int exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{text[..mark]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    /// <summary>Without a type a float keeps a digit after the point.</summary>
    private static string Plain(double number, int digits)
    {
        string text = General(number, digits, alternate: false, digits - 1);
        return text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }

    private static string General(double number, int digits, bool alternate, int exponentFrom)
    {
        if (number == 0)
            return "0";
        string scientific = Scientific(number, digits - 1);
        int mark = scientific.LastIndexOf('e');
        int exponent = int.Parse(scientific.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= exponentFrom)
            return Shorten(scientific[..mark], alternate) + scientific[mark..];
        return Shorten(FloatText.Fixed(number, digits - 1 - exponent), alternate);
    }

    private static string Shorten(string text, bool alternate) =>
        alternate || !text.Contains('.') ? text : text.TrimEnd('0').TrimEnd('.');
}
