using System.Numerics.Tensors;

namespace SafetyGate.Inference.Perturbations;

/// <summary>
/// alpha * values, for directions that can only be made whole, one tensor at a time. The values are made at first use and
/// go with the offset, so that only one tensor of a direction is in memory.
/// </summary>
public sealed class DenseOffset(Func<float[]> make, float alpha) : TensorOffset
{
    private readonly Lazy<float[]> _values = new(make);

    public override void AddTo(long start, Span<float> values) =>
        TensorPrimitives.FusedMultiplyAdd(_values.Value.AsSpan(checked((int)start), values.Length), alpha, values, values);
}
