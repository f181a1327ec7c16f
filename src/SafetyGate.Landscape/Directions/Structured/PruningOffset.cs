using System.Buffers;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions.Structured;

/// <summary>-W where a weight is pruned, 0 elsewhere.</summary>
/// <param name="origin">The tensor.</param>
/// <param name="zeros">How many weights go; 1 to all.</param>
internal sealed class PruningOffset(StoredTensor origin, long zeros) : TensorOffset
{
    private readonly Lazy<MagnitudeThreshold> _threshold = new(() => MagnitudeThreshold.Of(origin, zeros));

    public override void AddTo(long start, Span<float> values)
    {
        MagnitudeThreshold threshold = _threshold.Value;
        float[] rented = ArrayPool<float>.Shared.Rent(values.Length);
        Span<float> weights = rented.AsSpan(0, values.Length);
        origin.Read(start, weights);
        for (int i = 0; i < values.Length; i++)
        {
            if (threshold.IsBelow(weights[i], start + i))
                values[i] -= weights[i];
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
