using System.Collections.Frozen;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>The methods of lists, tuples and mappings that change nothing.</summary>
internal static class CollectionMethods
{
    public static FrozenDictionary<string, NativeFunction> Sequence { get; } = new Dictionary<string, NativeFunction>
    {
        ["count"] = (context, self, arguments) =>
        {
            Value item = arguments.Bind("count", "value").Required(0);
            return new IntegerValue(context.Iterate(self).Count(other => context.Equality.Equals(item, other)));
        },
        ["index"] = Index,
        ["copy"] = (_, self, arguments) =>
        {
            arguments.Bind("copy");
            return self;
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, NativeFunction> Dictionary { get; } = new Dictionary<string, NativeFunction>
    {
        ["get"] = (_, self, arguments) =>
        {
            BoundArguments bound = arguments.Bind("get", "key", "default");
            Value key = ValueEquality.Key(bound.Required(0));
            return ((DictionaryValue)self).Entries.GetValueOrDefault(key) ?? bound[1] ?? NoneValue.Instance;
        },
        ["keys"] = (context, self, arguments) => View(context, "keys", self, arguments, pair => pair.Key),
        ["values"] = (context, self, arguments) => View(context, "values", self, arguments, pair => pair.Value),
        ["items"] = (context, self, arguments) =>
            View(context, "items", self, arguments, pair => new TupleValue(pair.Key, pair.Value)),
        ["copy"] = (_, self, arguments) =>
        {
            arguments.Bind("copy");
            return self;
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static DictionaryViewValue View(
        RenderContext context, string name, Value self, ArgumentList arguments, Func<KeyValuePair<Value, Value>, Value> part)
    {
        arguments.Bind(name);
        OrderedDictionary<Value, Value> entries = ((DictionaryValue)self).Entries;
        context.Meter.Items(entries.Count);
        return new DictionaryViewValue("dict_" + name, [.. entries.Select(part)]);
    }

    private static IntegerValue Index(RenderContext context, Value self, ArgumentList arguments)
    {
        Value item = arguments.Bind("index", "value").Required(0);
        int index = 0;
        foreach (Value other in context.Iterate(self))
        {
            if (context.Equality.Equals(item, other))
                return new IntegerValue(index);
            index++;
        }

        throw TemplateFault.Type("the value is not in the sequence");
    }
}
