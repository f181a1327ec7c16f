namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Python's <c>list</c>; the sandbox lets nobody change it.</summary>
internal sealed class ListValue(IReadOnlyList<Value> items) : SequenceValue(items)
{
    public override string TypeName => "list";

    public override SequenceValue With(IReadOnlyList<Value> items) => new ListValue(items);
}
