using System.Numerics;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Python's <c>==</c> and <c>hash()</c>.</summary>
internal sealed class ValueEquality(Meter meter) : IEqualityComparer<Value>
{
    public bool Equals(Value? left, Value? right) => Equals(left!, right!, 0);

    public int GetHashCode(Value value) => Hash(value, 0);

    /// <summary>Fails for a value that cannot be a key.</summary>
    public static Value Key(Value value) =>
        IsHashable(value, 0) ? value : throw TemplateFault.Type($"unhashable type: '{value.TypeName}'");

    public static bool IsHashable(Value value) => IsHashable(value, 0);

    private static bool IsHashable(Value value, int depth) => value switch
    {
        ListValue or DictionaryValue or DictionaryViewValue => false,
        TupleValue tuple => depth < 4 && tuple.Items.Count <= 64 && tuple.Items.All(item => IsHashable(item, depth + 1)),
        _ => true,
    };

    private static int Hash(Value value, int depth) => value switch
    {
        StringValue text => text.Text.GetHashCode(StringComparison.Ordinal),
        TupleValue tuple => depth > 1
            ? tuple.Items.Count
            : tuple.Items.Take(8).Aggregate(tuple.Items.Count, (hash, item) => HashCode.Combine(hash, Hash(item, depth + 1))),
        IntegerValue integer => ((double)integer.Number).GetHashCode(),
        BooleanValue boolean => (boolean.IsTrue ? 1.0 : 0.0).GetHashCode(),
        FloatValue number => (number.Number == 0 ? 0.0 : number.Number).GetHashCode(),
        UndefinedValue => 0,
        RangeValue range => range.Items.Count,
        _ => value.GetHashCode(),
    };

    private bool Equals(Value left, Value right, int depth)
    {
        if (ReferenceEquals(left, right))
            return left is not FloatValue { Number: double.NaN };
        meter.Step();
        meter.ValueDepth(depth);
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
            return NumbersEqual(left, right);
        return (left, right) switch
        {
            (StringValue a, StringValue b) => string.Equals(a.Text, b.Text, StringComparison.Ordinal),
            (UndefinedValue, UndefinedValue) => true,
            (SequenceValue a, SequenceValue b) => a.GetType() == b.GetType() && SequencesEqual(a.Items, b.Items, depth + 1),
            (DictionaryValue a, DictionaryValue b) => DictionariesEqual(a, b, depth + 1),
            _ => false,
        };
    }

    private static bool NumbersEqual(Value left, Value right)
    {
        if (Numbers.Integer(left) is BigInteger a && Numbers.Integer(right) is BigInteger b)
            return a == b;
        (Value number, Value other) = left is FloatValue ? (left, right) : (right, left);
        double value = ((FloatValue)number).Number;
        if (other is FloatValue second)
            return value == second.Number;
        return double.IsFinite(value) && value == Math.Floor(value) && new BigInteger(value) == Numbers.Integer(other);
    }

    private bool SequencesEqual(IReadOnlyList<Value> left, IReadOnlyList<Value> right, int depth)
    {
        if (left.Count != right.Count)
            return false;
        for (int i = 0; i < left.Count; i++)
        {
            if (!Equals(left[i], right[i], depth))
                return false;
        }

        return true;
    }

    private bool DictionariesEqual(DictionaryValue left, DictionaryValue right, int depth)
    {
        if (left.Entries.Count != right.Entries.Count)
            return false;
        foreach ((Value key, Value value) in left.Entries)
        {
            if (!right.Entries.TryGetValue(key, out Value? other) || !Equals(value, other, depth))
                return false;
        }

        return true;
    }
}
