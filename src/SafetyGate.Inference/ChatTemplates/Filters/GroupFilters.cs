using SafetyGate.Inference.ChatTemplates.Evaluation;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Filters;

/// <summary>Filters that put items together.</summary>
internal static class GroupFilters
{
    public static Dictionary<string, NativeFunction> All { get; } = new()
    {
        ["batch"] = (context, value, arguments) =>
        {
            BoundArguments bound = arguments.Bind("batch", "linecount", "fill_with");
            return new GeneratorValue(Batches(context, value, bound.Integer(0), bound[1]));
        },
        ["slice"] = (context, value, arguments) =>
        {
            BoundArguments bound = arguments.Bind("slice", "slices", "fill_with");
            return new GeneratorValue(Slices(context, value, bound.Integer(0), bound[1]));
        },
        ["groupby"] = GroupBy,
    };

    private static IEnumerable<Value> Batches(RenderContext context, Value value, int size, Value? fill)
    {
        List<Value> batch = [];
        foreach (Value item in context.Iterate(value))
        {
            if (batch.Count == size)
            {
                yield return new ListValue(batch);
                batch = [];
            }

            context.Meter.Item(batch.Count);
            batch.Add(item);
        }

        if (batch.Count == 0)
            yield break;
        if (fill is not null and not NoneValue && batch.Count < size)
        {
            context.Meter.Items(size);
            batch.AddRange(Enumerable.Repeat(fill, size - batch.Count));
        }

        yield return new ListValue(batch);
    }

    private static IEnumerable<Value> Slices(RenderContext context, Value value, int slices, Value? fill)
    {
        if (slices <= 0)
            throw TemplateFault.Type("slice needs a positive number of slices");
        IReadOnlyList<Value> items = context.List(context.Iterate(value)).Items;
        (int size, int larger) = Math.DivRem(items.Count, slices);
        int start = 0;
        for (int i = 0; i < slices; i++)
        {
            context.Meter.Step();
            int count = size + (i < larger ? 1 : 0);
            bool fills = fill is not null and not NoneValue && i >= larger;
            context.Meter.Items(count + 1);
            yield return new ListValue([.. items.Skip(start).Take(count), .. fills ? [fill!] : Array.Empty<Value>()]);
            start += count;
        }
    }

    private static ListValue GroupBy(RenderContext context, Value value, ArgumentList arguments)
    {
        BoundArguments bound = arguments.Bind("groupby", "attribute", "default", "case_sensitive");
        AttributePath path = AttributePath.Of(context, bound.Required(0));
        bool ignoreCase = !bound.Boolean(2, false);
        ListValue sorted = OrderFilters.Sorted(context, context.Iterate(value), item => path.Key(item, ignoreCase, bound[1]), reverse: false);
        List<Value> groups = [];
        List<Value> members = [];
        Value? current = null;
        foreach (Value item in sorted.Items)
        {
            Value key = path.Key(item, ignoreCase, bound[1]);
            if (current is null || !context.Equality.Equals(key, current))
            {
                members = [];
                groups.Add(new TupleValue(path.Get(item, bound[1]), new ListValue(members)) { IsGroup = true });
            }

            current = key;
            members.Add(item);
        }

        return new ListValue(groups);
    }
}
