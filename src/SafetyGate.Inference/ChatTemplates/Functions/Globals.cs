using System.Collections.Frozen;
using System.Numerics;
using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Functions;

/// <summary>The functions that every template sees.</summary>
internal static class Globals
{
    private const int MaxRange = 100_000;

    public static FrozenDictionary<string, NativeFunction> All { get; } = new Dictionary<string, NativeFunction>
    {
        ["range"] = (context, _, arguments) => Range(context, arguments),
        ["dict"] = (context, _, arguments) => Dictionary(context, arguments),
        ["namespace"] = (context, _, arguments) => Namespace(context, arguments),
        ["cycler"] = (_, _, arguments) => arguments.Positional.Count > 0
            ? new CyclerValue(arguments.Positional)
            : throw TemplateFault.Type("cycler needs at least one item"),
        ["joiner"] = (_, _, arguments) => new JoinerValue(arguments.Bind("joiner", "sep")[0] ?? new StringValue(", ")),
        ["raise_exception"] = (context, _, arguments) => throw new TemplateFault(
            ChatTemplateErrors.Raised, context.Text(arguments.Bind("raise_exception", "message").Required(0))),
        ["strftime_now"] = (context, _, arguments) =>
            context.String(TimeFormat.Apply(arguments.Bind("strftime_now", "format").Text(0), context.Clock, context.Meter)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Keyword arguments as a mapping.</summary>
    public static DictionaryValue Dictionary(RenderContext context, OrderedDictionary<string, Value> entries)
    {
        DictionaryValue dictionary = new(context.Equality);
        foreach ((string name, Value value) in entries)
            dictionary.Entries[new StringValue(name)] = value;
        return dictionary;
    }

    private static DictionaryValue Dictionary(RenderContext context, ArgumentList arguments)
    {
        if (arguments.Positional.Count > 1)
            throw TemplateFault.Type("dict expected at most 1 argument");
        DictionaryValue dictionary = new(context.Equality);
        foreach ((Value key, Value value) in arguments.Positional.Count == 0 ? [] : Pairs(context, arguments.Positional[0]))
        {
            context.Meter.Item(dictionary.Entries.Count);
            dictionary.Entries[ValueEquality.Key(key)] = value;
        }

        foreach ((string name, Value value) in arguments.Keywords)
            dictionary.Entries[new StringValue(name)] = value;
        return dictionary;
    }

    private static IEnumerable<(Value Key, Value Value)> Pairs(RenderContext context, Value source)
    {
        if (source is DictionaryValue dictionary)
            return dictionary.Entries.Select(pair => (pair.Key, pair.Value));
        return context.Iterate(source).Select(item =>
        {
            Value[] pair = [.. context.Iterate(item).Take(3)];
            return pair.Length == 2 ? (pair[0], pair[1]) : throw TemplateFault.Type("dict expects pairs of a key and a value");
        });
    }

    private static NamespaceValue Namespace(RenderContext context, ArgumentList arguments)
    {
        NamespaceValue names = new();
        foreach ((Value key, Value value) in Dictionary(context, arguments).Entries)
            names.Attributes[context.Text(key)] = value;
        return names;
    }

    private static RangeValue Range(RenderContext context, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("range", "start", "stop", "step");
        BigInteger first = Integer(bound.Required(0));
        BigInteger start = bound.Has(1) ? first : BigInteger.Zero;
        BigInteger stop = bound.Has(1) ? Integer(bound[1]!) : first;
        BigInteger step = bound.Has(2) ? Integer(bound[2]!) : BigInteger.One;
        if (step.IsZero)
            throw TemplateFault.Type("range() arg 3 must not be zero");
        BigInteger span = step.Sign > 0 ? stop - start : start - stop;
        BigInteger count = span.Sign <= 0 ? 0 : (span - 1) / BigInteger.Abs(step) + 1;
        if (count > MaxRange)
            throw TemplateFault.Limit($"a range has more than {MaxRange} items");
        context.Meter.Items((int)count);
        return new RangeValue(start, stop, step, [.. Enumerable.Range(0, (int)count).Select(i => new IntegerValue(start + i * step))]);
    }

    private static BigInteger Integer(Value value) => value is UndefinedValue undefined
        ? throw undefined.Fault()
        : Numbers.Integer(value) ?? throw TemplateFault.Type($"'{value.TypeName}' object cannot be interpreted as an integer");
}
