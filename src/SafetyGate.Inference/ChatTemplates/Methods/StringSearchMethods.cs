using System.Text;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>Methods that look for text, and <c>replace</c>.</summary>
internal static class StringSearchMethods
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["startswith"] = (context, self, arguments) => Affix(context, self, arguments, "startswith", atEnd: false),
        ["endswith"] = (context, self, arguments) => Affix(context, self, arguments, "endswith", atEnd: true),
        ["find"] = (context, self, arguments) => new IntegerValue(Find(context, self, arguments, "find", last: false)),
        ["rfind"] = (context, self, arguments) => new IntegerValue(Find(context, self, arguments, "rfind", last: true)),
        ["index"] = (context, self, arguments) => Index(context, self, arguments, "index", last: false),
        ["rindex"] = (context, self, arguments) => Index(context, self, arguments, "rindex", last: true),
        ["count"] = Count,
        ["replace"] = (context, self, arguments) =>
        {
            BoundArguments bound = arguments.Bind("replace", "old", "new", "count");
            StringValue text = (StringValue)self;
            return context.String(
                Replace(context, text.Text, bound.Text(0), bound.Text(1), bound.Integer(2, -1)), text.IsMarkup);
        },
        ["removeprefix"] = (_, self, arguments) =>
        {
            StringValue text = (StringValue)self;
            string part = arguments.Bind("removeprefix", "prefix").Text(0);
            return text.Text.StartsWith(part, StringComparison.Ordinal) ? new StringValue(text.Text[part.Length..], text.IsMarkup) : text;
        },
        ["removesuffix"] = (_, self, arguments) =>
        {
            StringValue text = (StringValue)self;
            string part = arguments.Bind("removesuffix", "suffix").Text(0);
            return text.Text.EndsWith(part, StringComparison.Ordinal) ? new StringValue(text.Text[..^part.Length], text.IsMarkup) : text;
        },
    };

    /// <summary>Python's <c>str.replace</c>; a negative count replaces all.</summary>
    public static string Replace(RenderContext context, string text, string old, string replacement, int count)
    {
        int limit = count < 0 ? int.MaxValue : count;
        StringBuilder result = new();
        int start = 0;
        for (int at = TextSearch.IndexOf(text, old); at >= 0 && limit > 0; limit--)
        {
            context.Meter.Step();
            result.Append(text, start, at - start).Append(replacement);
            if (result.Length > context.Meter.Limits.StringLength)
                context.Meter.Text(result.Length);
            start = at + old.Length;
            int next = old.Length > 0 ? start : at + (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1);
            at = next > text.Length ? -1 : TextSearch.IndexOf(text, old, next);
        }

        result.Append(text, start, text.Length - start);
        context.Meter.Text(result.Length);
        return result.ToString();
    }

    private static BooleanValue Affix(RenderContext context, Value self, ArgumentList arguments, string name, bool atEnd)
    {
        BoundArguments bound = arguments.Bind(name, "affix", "start", "end");
        string text = Part(context, self, bound);
        IReadOnlyList<Value> affixes = bound.Required(0) is TupleValue tuple ? tuple.Items : [bound.Required(0)];
        return BooleanValue.Of(affixes.Any(Matches));

        bool Matches(Value affix)
        {
            if (affix is not StringValue part)
                throw TemplateFault.Type($"{name} first arg must be str or a tuple of str, not {affix.TypeName}");
            return atEnd ? text.EndsWith(part.Text, StringComparison.Ordinal) : text.StartsWith(part.Text, StringComparison.Ordinal);
        }
    }

    private static string Part(RenderContext context, Value self, BoundArguments bound) =>
        bound.Has(1) || bound.Has(2) ? ((StringValue)context.Access.Slice(self, bound[1], bound[2], null)).Text : ((StringValue)self).Text;

    private static int Find(RenderContext context, Value self, ArgumentList arguments, string name, bool last)
    {
        BoundArguments bound = arguments.Bind(name, "sub", "start", "end");
        string part = bound.Text(0);
        string text = Part(context, self, bound);
        int at = last ? TextSearch.LastIndexOf(text, part, text.Length) : TextSearch.IndexOf(text, part);
        if (at < 0)
            return -1;
        int offset = bound.Has(1)
            ? SliceBounds.Of(PythonText.Length(((StringValue)self).Text), bound[1], null, null).Start
            : 0;
        return offset + PythonText.Length(text[..at]);
    }

    private static IntegerValue Index(RenderContext context, Value self, ArgumentList arguments, string name, bool last)
    {
        int index = Find(context, self, arguments, name, last);
        return index >= 0 ? new IntegerValue(index) : throw TemplateFault.Type("substring not found");
    }

    private static IntegerValue Count(RenderContext context, Value self, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("count", "sub", "start", "end");
        string part = bound.Text(0);
        string text = Part(context, self, bound);
        if (part.Length == 0)
            return new IntegerValue(PythonText.Length(text) + 1);
        int count = 0;
        for (int at = TextSearch.IndexOf(text, part); at >= 0; at = TextSearch.IndexOf(text, part, at + part.Length))
        {
            context.Meter.Step();
            count++;
        }

        return new IntegerValue(count);
    }
}
