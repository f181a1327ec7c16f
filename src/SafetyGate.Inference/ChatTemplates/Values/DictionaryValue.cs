namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Python's <c>dict</c>: keys in the order of their first appearance.</summary>
internal sealed class DictionaryValue(IEqualityComparer<Value> comparer) : Value
{
    public OrderedDictionary<Value, Value> Entries { get; } = new(comparer);

    public override string TypeName => "dict";

    public override bool IsTrue => Entries.Count > 0;
}
