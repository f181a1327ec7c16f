using System.Globalization;
using System.Numerics;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Formatting;

/// <summary>Python's <c>%</c> formatting of strings.</summary>
internal sealed class PercentFormat
{
    private readonly RenderContext _context;
    private readonly Value _values;
    private int _next;

    private PercentFormat(RenderContext context, Value values)
    {
        _context = context;
        _values = values;
    }

    public static string Apply(RenderContext context, string format, Value values)
    {
        PercentFormat state = new(context, values);
        StringBuilder text = new();
        int at = 0;
        while (at < format.Length)
        {
            char c = format[at++];
            if (c != '%')
                text.Append(c);
            else if (at < format.Length && format[at] == '%')
                text.Append(format[at++]);
            else
                text.Append(state.Field(format, ref at));
            if (text.Length > context.Meter.Limits.StringLength)
                context.Meter.Text(text.Length);
        }

        bool allUsed = values is TupleValue tuple ? state._next >= tuple.Items.Count : state._next > 0 || values is DictionaryValue;
        return allUsed ? text.ToString() : throw TemplateFault.Type("not all arguments converted during string formatting");
    }

    private string Field(string format, ref int at)
    {
        _context.Meter.Step();
        Value? named = Named(format, ref at);
        FormatSpecification specification = new();
        for (; at < format.Length && format[at] is '-' or '+' or ' ' or '#' or '0'; at++)
        {
            specification = format[at] switch
            {
                '-' => specification with { Align = '<', Fill = ' ' },
                '+' => specification with { Sign = '+' },
                ' ' => specification.Sign == '+' ? specification : specification with { Sign = ' ' },
                '#' => specification with { Alternate = true },
                _ => specification.Align == '<' ? specification : specification with { Align = '=', Fill = '0' },
            };
        }

        int width = Number(format, ref at) ?? 0;
        specification = width < 0
            ? specification with { Align = '<', Fill = ' ', Width = Math.Abs(Math.Max(width, -int.MaxValue)) }
            : specification with { Width = width };
        if (at < format.Length && format[at] == '.')
        {
            at++;
            specification = specification with { Precision = Math.Max(0, Number(format, ref at) ?? 0) };
        }

        while (at < format.Length && format[at] is 'h' or 'l' or 'L')
            at++;
        if (at >= format.Length)
            throw TemplateFault.Type("incomplete format");
        return Convert(format[at++], named, specification);
    }

    private Value? Named(string format, ref int at)
    {
        if (at >= format.Length || format[at] != '(')
            return null;
        int end = format.IndexOf(')', at);
        if (end < 0)
            throw TemplateFault.Type("incomplete format key");
        if (_values is not DictionaryValue mapping)
            throw TemplateFault.Type("format requires a mapping");
        string key = format[(at + 1)..end];
        at = end + 1;
        return mapping.Entries.TryGetValue(new StringValue(key), out Value? value)
            ? value
            : throw TemplateFault.Type($"the format's key '{key}' is not in the mapping");
    }

    private int? Number(string format, ref int at)
    {
        if (at < format.Length && format[at] == '*')
        {
            at++;
            return Numbers.Index(Next()) ?? throw TemplateFault.Type("* wants int");
        }

        int start = at;
        while (at < format.Length && char.IsAsciiDigit(format[at]))
            at++;
        if (at == start)
            return null;
        return at - start > 9
            ? throw TemplateFault.Type("width too big")
            : int.Parse(format.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private string Convert(char type, Value? named, FormatSpecification specification)
    {
        Value value = named ?? Next();
        _context.Meter.Text(specification.Width);
        switch (type)
        {
            case 's' or 'r' or 'a':
                string text = type == 's' ? _context.Text(value) : _context.Writer.Representation(value);
                if (specification.Precision is int precision)
                    text = text[..PythonText.Offset(text, precision)];
                return ValueFormat.Pad(text, "", specification with { Fill = ' ', Align = specification.Align == '<' ? '<' : '>' }, '>');
            case 'c':
                return ValueFormat.Pad(
                    value is StringValue { Text.Length: 1 } single ? single.Text : ValueFormat.CodePoint(Integer(value, type)), "", specification, '>');
            case 'd' or 'i' or 'u' or 'x' or 'X' or 'o':
                BigInteger number = Integer(value, type);
                string digits = NumberFormat.Digits(number, type).PadLeft(Math.Min(specification.Precision ?? 0, 1000), '0');
                return ValueFormat.Pad(digits, NumberFormat.Prefix(number, specification, type), specification, '>');
            case 'f' or 'F' or 'e' or 'E' or 'g' or 'G':
                double real = Numbers.Float(value) ?? throw TemplateFault.Type($"must be real number, not {value.TypeName}");
                string magnitude = NumberFormat.Float(real, type, specification.Precision, specification.Alternate);
                return ValueFormat.Pad(magnitude, ValueFormat.SignOf(double.IsNegative(real), specification.Sign), specification, '>');
            default:
                throw TemplateFault.Type($"unsupported format character '{type}'");
        }
    }

    private static BigInteger Integer(Value value, char type) => value switch
    {
        FloatValue { Number: double number } when double.IsFinite(number) && type is 'd' or 'i' or 'u' => new BigInteger(number),
        _ => Numbers.Integer(value) ?? throw TemplateFault.Type($"%{type} format: a number is required, not {value.TypeName}"),
    };

    private Value Next()
    {
        int count = _values is TupleValue tuple ? tuple.Items.Count : 1;
        if (_next >= count)
            throw TemplateFault.Type("not enough arguments for format string");
        Value value = _values is TupleValue values ? values.Items[_next] : _values;
        _next++;
        return value;
    }
}
