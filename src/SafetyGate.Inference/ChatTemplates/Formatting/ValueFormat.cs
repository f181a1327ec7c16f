using System.Numerics;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Formatting;

/// <summary>Lays out one value by a specification.</summary>
internal static class ValueFormat
{
    public static string Apply(RenderContext context, Value value, FormatSpecification specification)
    {
        context.Meter.Text(specification.Width);
        bool asInteger = Numbers.Integer(value) is not null && specification.Type is '\0' or 'd' or 'x' or 'X' or 'o' or 'b' or 'n' or 'c';
        if (value is BooleanValue && specification.Type == '\0')
            return Pad(context.Text(value), "", specification, '<');
        if (asInteger && Numbers.Integer(value) is BigInteger integer)
            return Integer(integer, specification);
        if (Numbers.Float(value) is double number)
            return Float(number, specification);
        if (specification.Type is not ('\0' or 's'))
            throw TemplateFault.Type($"unknown format code '{specification.Type}' for object of type '{value.TypeName}'");
        string text = context.Text(value);
        if (specification.Precision is int precision)
            text = text[..PythonText.Offset(text, precision)];
        return Pad(text, "", specification, '<');
    }

    /// <summary>Fills up to the width; <c>=</c> fills between sign and digits.</summary>
    public static string Pad(string text, string sign, FormatSpecification specification, char defaultAlign)
    {
        int missing = Math.Max(0, specification.Width - PythonText.Length(text) - sign.Length);
        string fill = new(specification.Fill, missing);
        return (specification.Align == '\0' ? defaultAlign : specification.Align) switch
        {
            '<' => sign + text + fill,
            '^' => fill[..(missing / 2)] + sign + text + fill[(missing / 2)..],
            '=' => sign + fill + text,
            _ => fill + sign + text,
        };
    }

    public static string SignOf(bool negative, char sign) => negative ? "-" : sign == '-' ? "" : sign.ToString();

    private static string Integer(BigInteger number, FormatSpecification specification)
    {
        if (specification.Type == 'c')
            return Pad(CodePoint(number), "", specification, '<');
        string digits = NumberFormat.Digits(number, specification.Type);
        string prefix = NumberFormat.Prefix(number, specification, specification.Type);
        return Pad(Grouped(digits, specification.Grouping), prefix, specification, '>');
    }

    public static string CodePoint(BigInteger number) =>
        number.Sign >= 0 && number <= 0x10FFFF && !(number >= 0xD800 && number < 0xE000)
            ? char.ConvertFromUtf32((int)number)
            : throw TemplateFault.Type("'c' needs a character's code point");

    private static string Float(double number, FormatSpecification specification)
    {
        if (specification.Type is not ('\0' or 'f' or 'F' or 'e' or 'E' or 'g' or 'G' or '%' or 'n'))
            throw TemplateFault.Type($"unknown format code '{specification.Type}' for object of type 'float'");
        string text = specification.Type == '\0' && specification.Precision is null
            ? FloatText.Representation(Math.Abs(number))
            : NumberFormat.Float(number, specification.Type, specification.Precision, specification.Alternate);
        return Pad(Grouped(text, specification.Grouping), SignOf(double.IsNegative(number), specification.Sign), specification, '>');
    }

    private static string Grouped(string text, char separator)
    {
        if (separator == '\0')
            return text;
        int end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        StringBuilder result = new(text);
        for (int at = end - 3; at > 0; at -= 3)
            result.Insert(at, separator);
        return result.ToString();
    }
}
