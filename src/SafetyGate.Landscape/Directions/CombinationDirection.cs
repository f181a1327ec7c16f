using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>A weighted sum of directions, made where it is needed: sum of weight * d.</summary>
/// <param name="name">What reports call it.</param>
/// <param name="terms">Summands; a weight of 0 leaves its direction out.</param>
public sealed class CombinationDirection(
    string name, params IReadOnlyList<(IDirection Direction, double Weight)> terms) : IDirection
{
    public string Name => name;

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha)
    {
        TensorOffset[] offsets = [.. terms
            .Where(term => term.Weight != 0)
            .Select(term => term.Direction.OffsetFor(origin, alpha * term.Weight))
            .OfType<TensorOffset>()];
        return offsets.Length switch
        {
            0 => null,
            1 => offsets[0],
            _ => new SumOffset(offsets),
        };
    }
}
