using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters that order items.</summary>
internal static class OrderFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["sort"] = (context, value, arguments) =>
        {
            BoundArguments bound = arguments.Bind("sort", "reverse", "case_sensitive", "attribute");
            Func<Value, Value> key = AttributePath.Several(context, bound[2], ignoreCase: !bound.Boolean(1, false));
            return Sorted(context, context.Iterate(value), key, bound.Boolean(0, false));
        },
        ["dictsort"] = DictionarySort,
        ["min"] = (context, value, arguments) => Extreme(context, value, arguments.Bind("min", "case_sensitive", "attribute"), -1),
        ["max"] = (context, value, arguments) => Extreme(context, value, arguments.Bind("max", "case_sensitive", "attribute"), 1),
        ["unique"] = (context, value, arguments) =>
        {
            BoundArguments bound = arguments.Bind("unique", "case_sensitive", "attribute");
            AttributePath path = AttributePath.Of(context, bound[1]);
            bool ignoreCase = !bound.Boolean(0, false);
            HashSet<Value> seen = new(context.Equality);
            return new GeneratorValue(context.Iterate(value).Where(item => seen.Add(ValueEquality.Key(path.Key(item, ignoreCase)))));
        },
    };

    public static ListValue Sorted(RenderContext context, IEnumerable<Value> items, Func<Value, Value> key, bool reverse)
    {
        IReadOnlyList<Value> list = context.List(items).Items;
        return new ListValue(context.Ordering.Sort([.. list.Select(item => (key(item), item))], reverse));
    }

    private static ListValue DictionarySort(RenderContext context, Value value, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("dictsort", "case_sensitive", "by", "reverse");
        bool ignoreCase = !bound.Boolean(0, false);
        int part = bound.Text(1, "key") switch
        {
            "key" => 0,
            "value" => 1,
            _ => throw TemplateFault.Type("You can only sort by either \"key\" or \"value\""),
        };
        AttributePath path = AttributePath.Of(context, new IntegerValue(part));
        return Sorted(
            context, MappingFilters.Pairs(context, value), item => path.Key(item, ignoreCase), bound.Boolean(2, false));
    }

    private static Value Extreme(RenderContext context, Value value, BoundArguments bound, int sign)
    {
        AttributePath path = AttributePath.Of(context, bound[1]);
        bool ignoreCase = !bound.Boolean(0, false);
        Value? best = null;
        Value? bestKey = null;
        foreach (Value item in context.Iterate(value))
        {
            Value key = path.Key(item, ignoreCase);
            if (bestKey is null || context.Ordering.Compare(key, bestKey) * sign > 0)
                (best, bestKey) = (item, key);
        }

        return best ?? new UndefinedValue("No aggregated item, sequence was empty.");
    }
}
