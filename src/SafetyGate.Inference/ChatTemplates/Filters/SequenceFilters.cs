using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Methods;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters of sequences.</summary>
internal static class SequenceFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["length"] = Length,
        ["count"] = Length,
        ["first"] = (context, value, arguments) =>
            context.Iterate(arguments.Alone("first", value)).FirstOrDefault() ?? new UndefinedValue("No first item, sequence was empty."),
        ["last"] = (context, value, arguments) => arguments.Alone("last", value) is GeneratorValue
            ? throw TemplateFault.Type("'generator' object is not reversible")
            : context.Iterate(value).LastOrDefault() ?? new UndefinedValue("No last item, sequence was empty."),
        ["join"] = (context, value, arguments) =>
        {
            BoundArguments bound = arguments.Bind("join", "d", "attribute");
            AttributePath path = AttributePath.Of(context, bound[1]);
            return StringSplitMethods.Join(
                context,
                bound.Has(0) ? context.Text(bound[0]!) : "",
                context.Iterate(value).Select(item => context.Text(path.Get(item))));
        },
        ["reverse"] = Reverse,
        ["sum"] = (context, value, arguments) =>
        {
            BoundArguments bound = arguments.Bind("sum", "attribute", "start");
            AttributePath path = AttributePath.Of(context, bound[0]);
            Value start = bound[1] ?? new IntegerValue(0);
            if (start is StringValue)
                throw TemplateFault.Type("sum() can't sum strings, use join instead");
            return context.Iterate(value).Aggregate(start, (sum, item) => context.Arithmetic.Apply("+", sum, path.Get(item)));
        },
        ["random"] = (_, _, _) => throw new TemplateFault(
            ChatTemplateErrors.Unsupported, "the filter 'random' is not supported: prompts must be the same in every run"),
    };

    private static IntegerValue Length(RenderContext context, Value value, ArgumentList arguments)
    {
        arguments.Bind("length");
        return new IntegerValue(
            ValueIteration.Length(value) ?? throw TemplateFault.Type($"object of type '{value.TypeName}' has no len()"));
    }

    private static Value Reverse(RenderContext context, Value value, ArgumentList arguments)
    {
        arguments.Bind("reverse");
        if (value is not StringValue text)
            return new GeneratorValue(context.List(context.Iterate(value)).Items.Reverse());
        context.Meter.Text(text.Text.Length);
        return new StringValue(string.Concat(PythonText.CodePoints(text.Text).Reverse()));
    }
}
