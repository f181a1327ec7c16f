using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>Methods that fill a string up to a width.</summary>
internal static class StringPaddingMethods
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["ljust"] = (context, self, arguments) => Pad(context, self, arguments, "ljust", total => 0),
        ["rjust"] = (context, self, arguments) => Pad(context, self, arguments, "rjust", total => total),
        ["center"] = (context, self, arguments) =>
        {
            BoundArguments bound = arguments.Bind("center", "width", "fillchar");
            return new StringValue(Center(context, ((StringValue)self).Text, bound.Integer(0), bound.Text(1, " ")));
        },
        ["zfill"] = (context, self, arguments) =>
        {
            int width = arguments.Bind("zfill", "width").Integer(0);
            context.Meter.Text(Math.Max(width, 0));
            string text = ((StringValue)self).Text;
            int sign = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
            int missing = Math.Max(0, width - PythonText.Length(text));
            return new StringValue(text[..sign] + new string('0', missing) + text[sign..]);
        },
        ["expandtabs"] = (context, self, arguments) =>
        {
            int size = arguments.Bind("expandtabs", "tabsize").Integer(0, 8);
            return ExpandTabs(context, ((StringValue)self).Text, Math.Max(size, 0));
        },
    };

    /// <summary>Python's <c>center</c>: the odd blank goes left when the width is odd.</summary>
    public static string Center(RenderContext context, string text, int width, string fill)
    {
        int total = Missing(context, text, width, fill);
        int left = total / 2 + (total & width & 1);
        return new string(fill[0], left) + text + new string(fill[0], total - left);
    }

    private static int Missing(RenderContext context, string text, int width, string fill)
    {
        if (fill.Length != 1)
            throw TemplateFault.Type("The fill character must be exactly one character long");
        context.Meter.Text(Math.Max(width, 0));
        return Math.Max(0, width - PythonText.Length(text));
    }

    private static StringValue Pad(RenderContext context, Value self, ArgumentList arguments, string name, Func<int, int> left)
    {
        BoundArguments bound = arguments.Bind(name, "width", "fillchar");
        StringValue text = (StringValue)self;
        string fill = bound.Text(1, " ");
        int total = Missing(context, text.Text, bound.Integer(0), fill);
        int before = left(total);
        return new StringValue(new string(fill[0], before) + text.Text + new string(fill[0], total - before), text.IsMarkup);
    }

    private static StringValue ExpandTabs(RenderContext context, string text, int size)
    {
        StringBuilder result = new();
        int column = 0;
        foreach (char c in text)
        {
            int blanks = c == '\t' && size > 0 ? size - column % size : 0;
            if (result.Length + (long)blanks > context.Meter.Limits.StringLength)
                context.Meter.Text(result.Length + (long)blanks);
            if (c == '\t')
                result.Append(' ', blanks);
            else
                result.Append(c);
            column = c is '\n' or '\r' ? 0 : c == '\t' ? column + blanks : column + 1;
        }

        return context.String(result.ToString());
    }
}
