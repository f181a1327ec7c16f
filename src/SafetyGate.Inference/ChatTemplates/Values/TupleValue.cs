namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Python's <c>tuple</c>.</summary>
internal sealed class TupleValue(params IReadOnlyList<Value> items) : SequenceValue(items)
{
    public override string TypeName => "tuple";

    /// <summary>The tuple is a group of <c>groupby</c>, whose parts have the names <c>grouper</c> and <c>list</c>.</summary>
    public bool IsGroup { get; init; }

    public override SequenceValue With(IReadOnlyList<Value> items) => new TupleValue(items);
}
