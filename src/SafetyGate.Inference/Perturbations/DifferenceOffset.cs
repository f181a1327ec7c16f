using System.Buffers;
using System.Numerics.Tensors;
using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Inference.Perturbations;

/// <summary>alpha * (other - origin): a step along the straight line between two checkpoints.</summary>
public sealed class DifferenceOffset(StoredTensor origin, StoredTensor other, float alpha) : TensorOffset
{
    public override void AddTo(long start, Span<float> values)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(2 * values.Length);
        try
        {
            Span<float> delta = rented.AsSpan(0, values.Length);
            Span<float> from = rented.AsSpan(values.Length, values.Length);
            other.Read(start, delta);
            origin.Read(start, from);
            TensorPrimitives.Subtract(delta, from, delta);
            TensorPrimitives.MultiplyAdd(delta, alpha, values, values);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
