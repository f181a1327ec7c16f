namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Items in order, known in advance: a list, a tuple or a range.</summary>
internal abstract class SequenceValue(IReadOnlyList<Value> items) : Value
{
    public IReadOnlyList<Value> Items { get; } = items;

    public override bool IsTrue => Items.Count > 0;

    /// <summary>A sequence of the same kind, as slices and repetitions give it.</summary>
    public abstract SequenceValue With(IReadOnlyList<Value> items);
}
