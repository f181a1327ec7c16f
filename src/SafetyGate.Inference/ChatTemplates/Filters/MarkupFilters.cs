using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters of HTML and addresses.</summary>
internal static class MarkupFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["escape"] = Escape,
        ["e"] = Escape,
        ["forceescape"] = (context, value, _) => context.String(Markup.Escape(context.Text(value)), isMarkup: true),
        ["safe"] = (context, value, arguments) => context.String(context.Text(arguments.Alone("safe", value)), isMarkup: true),
        ["urlencode"] = (context, value, _) =>
        {
            if (value is DictionaryValue or SequenceValue)
                throw new TemplateFault(ChatTemplateErrors.Unsupported, "the filter 'urlencode' is supported for text alone");
            string text = context.Text(value);
            context.Meter.Text(text.Length * 3L);
            return context.String(Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal));
        },
    };

    private static StringValue Escape(RenderContext context, Value value, ArgumentList arguments)
    {
        if (value is StringValue { IsMarkup: true } markup)
            return markup;
        string text = context.Text(value);
        context.Meter.Text(text.Length * 5L);
        return context.String(Markup.Escape(text), isMarkup: true);
    }
}
