using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>Methods that take a string apart, and <c>join</c>.</summary>
internal static class StringSplitMethods
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["split"] = (context, self, arguments) => Split(context, self, arguments, "split", fromEnd: false),
        ["rsplit"] = (context, self, arguments) => Split(context, self, arguments, "rsplit", fromEnd: true),
        ["splitlines"] = (context, self, arguments) =>
        {
            bool keepEnds = arguments.Bind("splitlines", "keepends").Boolean(0, false);
            return context.List(Lines(((StringValue)self).Text, keepEnds).Select(line => (Value)context.String(line)));
        },
        ["partition"] = (context, self, arguments) => Partition(self, arguments.Bind("partition", "sep").Text(0), last: false),
        ["rpartition"] = (context, self, arguments) => Partition(self, arguments.Bind("rpartition", "sep").Text(0), last: true),
        ["join"] = (context, self, arguments) =>
        {
            Value items = arguments.Bind("join", "iterable").Required(0);
            return Join(context, ((StringValue)self).Text, context.Iterate(items).Select(Part));
        },
    };

    public static StringValue Join(RenderContext context, string separator, IEnumerable<string> parts)
    {
        StringBuilder text = new();
        bool first = true;
        foreach (string part in parts)
        {
            if (!first)
                text.Append(separator);
            first = false;
            text.Append(part);
            if (text.Length > context.Meter.Limits.StringLength)
                break;
        }

        context.Meter.Text(text.Length);
        return new StringValue(text.ToString());
    }

    /// <summary>The lines of a text, at every line end that Python knows.</summary>
    public static IEnumerable<string> Lines(string text, bool keepEnds)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = start;
            while (end < text.Length && text[end] is not ('\n' or '\r' or '\v' or '\f' or (>= '\x1c' and <= '\x1e') or '\x85' or '\u2028' or '\u2029'))
                end++;
            int next = Math.Min(end + 1, text.Length);
            if (next < text.Length && text[end] == '\r' && text[next] == '\n')
                next++;
            yield return text[start..(keepEnds ? next : end)];
            start = next;
        }
    }

    private static string Part(Value value) => value is StringValue text
        ? text.Text
        : throw TemplateFault.Type($"join() expects strings, not {value.TypeName}");

    private static ListValue Split(RenderContext context, Value self, ArgumentList arguments, string name, bool fromEnd)
    {
        BoundArguments bound = arguments.Bind(name, "sep", "maxsplit");
        string? separator = bound.OptionalText(0);
        if (separator is "")
            throw TemplateFault.Type("empty separator");
        int limit = bound.Integer(1, -1);
        if (limit < 0)
            limit = int.MaxValue;
        string text = ((StringValue)self).Text;
        IEnumerable<string> parts = (separator, fromEnd) switch
        {
            (null, false) => Words(text, limit),
            (null, true) => LastWords(text, limit),
            (string mark, false) => Pieces(text, mark, limit),
            (string mark, true) => LastPieces(text, mark, limit),
        };
        ListValue list = context.List(parts.Select(part => (Value)context.String(part)));
        return fromEnd ? new ListValue([.. list.Items.Reverse()]) : list;
    }

    private static IEnumerable<string> Pieces(string text, string mark, int limit)
    {
        int start = 0;
        for (int at; limit > 0 && (at = TextSearch.IndexOf(text, mark, start)) >= 0; limit--)
        {
            yield return text[start..at];
            start = at + mark.Length;
        }

        yield return text[start..];
    }

    private static IEnumerable<string> LastPieces(string text, string mark, int limit)
    {
        int end = text.Length;
        for (int at; limit > 0 && (at = TextSearch.LastIndexOf(text, mark, end)) >= 0; limit--)
        {
            yield return text[(at + mark.Length)..end];
            end = at;
        }

        yield return text[..end];
    }

    private static IEnumerable<string> Words(string text, int limit)
    {
        for (int start = PythonText.SkipBlank(text, 0); start < text.Length; limit--)
        {
            int end = start;
            while (end < text.Length && !PythonText.IsSpace(text[end]))
                end++;
            if (limit == 0)
            {
                yield return text[start..];
                yield break;
            }

            yield return text[start..end];
            start = PythonText.SkipBlank(text, end);
        }
    }

    private static IEnumerable<string> LastWords(string text, int limit)
    {
        for (int end = PythonText.TrimEnd(text).Length; end > 0; limit--)
        {
            int start = end;
            while (start > 0 && !PythonText.IsSpace(text[start - 1]))
                start--;
            if (limit == 0)
            {
                yield return text[..end];
                yield break;
            }

            yield return text[start..end];
            end = start;
            while (end > 0 && PythonText.IsSpace(text[end - 1]))
                end--;
        }
    }

    private static TupleValue Partition(Value self, string separator, bool last)
    {
        StringValue value = (StringValue)self;
        if (separator.Length == 0)
            throw TemplateFault.Type("empty separator");
        string text = value.Text;
        int at = last ? TextSearch.LastIndexOf(text, separator, text.Length) : TextSearch.IndexOf(text, separator);
        if (at < 0)
            return last ? new TupleValue(StringValue.Empty, StringValue.Empty, value) : new TupleValue(value, StringValue.Empty, StringValue.Empty);
        return new TupleValue(
            new StringValue(text[..at]), new StringValue(separator), new StringValue(text[(at + separator.Length)..]));
    }
}
