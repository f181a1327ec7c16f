using System.Numerics;

namespace SafetyGate.Inference.ChatTemplates.Values;

/// <summary>Python's <c>int</c>, of any size up to the limit.</summary>
internal sealed class IntegerValue(BigInteger number) : Value
{
    public BigInteger Number { get; } = number;

    public override string TypeName => "int";

    public override bool IsTrue => !Number.IsZero;
}
