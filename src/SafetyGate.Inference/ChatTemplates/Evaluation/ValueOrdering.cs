using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Python's <c>&lt;</c> and its stable sort.</summary>
internal sealed class ValueOrdering(RenderContext context)
{
    /// <summary>Negative, zero or positive; values of kinds that have no order are an error.</summary>
    public int Compare(Value left, Value right, string symbol = "<") => Compare(left, right, symbol, 0);

    /// <summary>Whether the comparison operator holds; any comparison with NaN fails.</summary>
    public bool Holds(string symbol, Value left, Value right)
    {
        if (left is FloatValue { Number: double.NaN } && Numbers.IsNumber(right)
            || right is FloatValue { Number: double.NaN } && Numbers.IsNumber(left))
            return false;
        int order = Compare(left, right, symbol, 0);
        return symbol switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>The items sorted by their keys; equal keys keep their order, reversed or not.</summary>
    public List<Value> Sort(IReadOnlyList<(Value Key, Value Item)> items, bool reverse)
    {
        context.Meter.Items(items.Count);
        (Value Key, Value Item)[] source = [.. items];
        (Value Key, Value Item)[] target = new (Value, Value)[source.Length];
        for (int width = 1; width < source.Length; width *= 2)
        {
            for (int start = 0; start < source.Length; start += 2 * width)
                Merge(source, target, start, Math.Min(start + width, source.Length), Math.Min(start + 2 * width, source.Length), reverse);
            (source, target) = (target, source);
        }

        return [.. source.Select(pair => pair.Item)];
    }

    private void Merge(
        (Value Key, Value Item)[] source, (Value Key, Value Item)[] target, int left, int middle, int end, bool reverse)
    {
        int right = middle;
        for (int at = left; at < end; at++)
        {
            bool takeLeft = left < middle && (right == end || InOrder(source[left].Key, source[right].Key, reverse));
            target[at] = takeLeft ? source[left++] : source[right++];
        }
    }

    private bool InOrder(Value left, Value right, bool reverse) => reverse ? Compare(left, right) >= 0 : Compare(left, right) <= 0;

    private int Compare(Value left, Value right, string symbol, int depth)
    {
        context.Meter.Step();
        context.Meter.ValueDepth(depth);
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return Numbers.Compare(left, right);
        return (left, right) switch
        {
            (UndefinedValue undefined, _) => throw undefined.Fault(),
            (_, UndefinedValue undefined) => throw undefined.Fault(),
            (StringValue a, StringValue b) => PythonText.Compare(a.Text, b.Text),
            (ListValue a, ListValue b) => CompareItems(a, b, symbol, depth),
            (TupleValue a, TupleValue b) => CompareItems(a, b, symbol, depth),
            _ => throw TemplateFault.Type(
                $"'{symbol}' not supported between instances of '{left.TypeName}' and '{right.TypeName}'"),
        };
    }

    private int CompareItems(SequenceValue left, SequenceValue right, string symbol, int depth)
    {
        for (int i = 0; i < Math.Min(left.Items.Count, right.Items.Count); i++)
        {
            if (!context.Equality.Equals(left.Items[i], right.Items[i]))
                return Compare(left.Items[i], right.Items[i], symbol, depth + 1);
        }

        return left.Items.Count.CompareTo(right.Items.Count);
    }
}
