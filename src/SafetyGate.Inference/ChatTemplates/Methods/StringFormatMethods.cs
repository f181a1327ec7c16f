using SafetyGate.Inference.ChatTemplates.Formatting;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary><c>format</c> and <c>format_map</c>.</summary>
internal static class StringFormatMethods
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["format"] = (context, self, arguments) =>
            context.String(new BraceFormat(context, arguments).Apply(((StringValue)self).Text)),
        ["format_map"] = (context, self, arguments) =>
        {
            if (arguments.Bind("format_map", "mapping").Required(0) is not DictionaryValue mapping)
                throw TemplateFault.Type("format_map() expects a mapping");
            OrderedDictionary<string, Value> names = new(StringComparer.Ordinal);
            foreach ((Value key, Value value) in mapping.Entries)
                names[context.Text(key)] = value;
            return context.String(new BraceFormat(context, new ArgumentList([], names)).Apply(((StringValue)self).Text));
        },
    };
}
