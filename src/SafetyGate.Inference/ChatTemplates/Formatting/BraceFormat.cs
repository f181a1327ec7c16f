using System.Globalization;
using System.Numerics;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Formatting;

/// <summary>Python's <c>str.format</c>, with attributes and items looked up by the sandbox's rules.</summary>
internal sealed class BraceFormat(RenderContext context, ArgumentList arguments)
{
    private int _next;

    public string Apply(string format) => Apply(format, 2);

    private string Apply(string format, int depth)
    {
        if (depth == 0)
            throw TemplateFault.Type("Max string recursion exceeded");
        StringBuilder text = new();
        int at = 0;
        while (at < format.Length)
        {
            char c = format[at++];
            if (c is not ('{' or '}'))
            {
                text.Append(c);
            }
            else if (at < format.Length && format[at] == c)
            {
                text.Append(c);
                at++;
            }
            else if (c == '}')
            {
                throw TemplateFault.Type("Single '}' encountered in format string");
            }
            else
            {
                int end = End(format, at);
                text.Append(Field(format[at..end], depth));
                at = end + 1;
            }

            if (text.Length > context.Meter.Limits.StringLength)
                context.Meter.Text(text.Length);
        }

        return text.ToString();
    }

    private static int End(string format, int at)
    {
        for (int open = 1; at < format.Length; at++)
        {
            if (format[at] == '{')
                open++;
            else if (format[at] == '}' && --open == 0)
                return at;
        }

        throw TemplateFault.Type("expected '}' before end of string");
    }

    private string Field(string field, int depth)
    {
        context.Meter.Step();
        int colon = field.IndexOf(':', StringComparison.Ordinal);
        string name = colon < 0 ? field : field[..colon];
        int mark = name.IndexOf('!', StringComparison.Ordinal);
        string conversion = mark < 0 ? "" : name[(mark + 1)..];
        Value value = Find(mark < 0 ? name : name[..mark]);
        string specification = colon < 0 ? "" : Apply(field[(colon + 1)..], depth - 1);
        value = conversion switch
        {
            "" => value,
            "s" => new StringValue(context.Text(value)),
            "r" or "a" => new StringValue(context.Writer.Representation(value)),
            _ => throw TemplateFault.Type($"unknown conversion specifier '{conversion}'"),
        };
        return ValueFormat.Apply(context, value, FormatSpecification.Parse(specification));
    }

    private Value Find(string path)
    {
        int at = path.AsSpan().IndexOfAny('.', '[');
        string first = at < 0 ? path : path[..at];
        Value value = First(first);
        while (at >= 0 && at < path.Length)
        {
            if (path[at] == '.')
            {
                int end = at + 1;
                while (end < path.Length && path[end] is not ('.' or '['))
                    end++;
                value = context.Access.Attribute(value, path[(at + 1)..end]);
                at = end;
            }
            else
            {
                int end = path.IndexOf(']', at);
                if (path[at] != '[' || end < 0)
                    throw TemplateFault.Type("malformed field name in format string");
                string key = path[(at + 1)..end];
                value = context.Access.Item(value, IsNumber(key) ? new IntegerValue(BigInteger.Parse(key, CultureInfo.InvariantCulture)) : new StringValue(key));
                at = end + 1;
            }
        }

        return value;
    }

    private Value First(string name)
    {
        if (name.Length > 0 && !IsNumber(name))
            return arguments.Keywords.TryGetValue(name, out Value? named) ? named : throw TemplateFault.Type($"format() misses the argument '{name}'");
        int index = name.Length == 0 ? _next++ : int.Parse(name, CultureInfo.InvariantCulture);
        return index < arguments.Positional.Count
            ? arguments.Positional[index]
            : throw TemplateFault.Type($"Replacement index {index} out of range for positional args tuple");
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 9 && text.All(char.IsAsciiDigit);
}
