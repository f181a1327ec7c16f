using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Methods;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters that lay text out.</summary>
internal static class LayoutFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["indent"] = Indent,
        ["center"] = (context, value, arguments) =>
            new StringValue(StringPaddingMethods.Center(context, context.Text(value), arguments.Bind("center", "width").Integer(0, 80), " ")),
        ["truncate"] = Truncate,
    };

    private static StringValue Indent(RenderContext context, Value value, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("indent", "width", "first", "blank");
        if (value is not StringValue text)
            throw value is UndefinedValue undefined ? undefined.Fault() : TemplateFault.Type($"indent expects a string, not {value.TypeName}");
        int width = bound[0] is StringValue ? 0 : Math.Max(0, bound.Integer(0, 4));
        context.Meter.Text(width);
        string indention = bound[0] is StringValue mark ? mark.Text : new string(' ', width);
        bool blank = bound.Boolean(2, false);
        bool first = bound.Boolean(1, false);
        int number = 0;
        return StringSplitMethods.Join(
            context, "\n", StringSplitMethods.Lines(text.Text + "\n", keepEnds: false).Select(Line));

        string Line(string line)
        {
            bool indents = number++ == 0 ? first : blank || line.Length > 0;
            return indents ? indention + line : line;
        }
    }

    private static StringValue Truncate(RenderContext context, Value value, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("truncate", "length", "killwords", "end", "leeway");
        string text = context.Text(value);
        int length = bound.Integer(0, 255);
        string end = bound.Text(2, "...");
        int leeway = bound[3] is null or NoneValue ? 5 : bound.Integer(3);
        int kept = length - PythonText.Length(end);
        if (kept < 0 || leeway < 0)
            throw TemplateFault.Type("truncate needs a length of at least the end mark's, and a leeway of at least 0");
        if (PythonText.Length(text) <= (long)length + leeway)
            return context.String(text);
        string start = text[..PythonText.Offset(text, kept)];
        int blank = bound.Boolean(1, false) ? -1 : start.LastIndexOf(' ');
        return context.String((blank < 0 ? start : start[..blank]) + end);
    }
}
