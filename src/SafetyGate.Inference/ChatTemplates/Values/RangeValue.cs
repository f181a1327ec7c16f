using System.Numerics;

namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Python's <c>range</c>.</summary>
internal sealed class RangeValue(BigInteger start, BigInteger stop, BigInteger step, IReadOnlyList<Value> items)
    : SequenceValue(items)
{
    public override string TypeName => "range";

    public string Representation => step.IsOne ? $"range({start}, {stop})" : $"range({start}, {stop}, {step})";

    public override SequenceValue With(IReadOnlyList<Value> items) => new ListValue(items);
}
