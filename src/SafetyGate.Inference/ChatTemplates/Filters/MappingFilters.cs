using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters of mappings.</summary>
internal static class MappingFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["items"] = (context, value, arguments) =>
            new GeneratorValue(arguments.Alone("items", value) is UndefinedValue ? [] : Pairs(context, value)),
    };

    /// <summary>The (key, value) tuples of a mapping.</summary>
    public static IEnumerable<Value> Pairs(RenderContext context, Value value) => value switch
    {
        DictionaryValue dictionary => dictionary.Entries.Select(pair => new TupleValue(pair.Key, pair.Value)),
        UndefinedValue undefined => throw undefined.Fault(),
        _ => throw TemplateFault.Type($"Can only get item pairs from a mapping, not from {value.TypeName}"),
    };
}
