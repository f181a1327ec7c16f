using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>A point of the landscape: so far along one axis, or along each axis of a plane.</summary>
public sealed class Perturbation(params IReadOnlyList<(IAxis Axis, double Alpha)> steps) : IPerturbation
{
    /// <summary>Exactly null for every tensor where all alphas are 0: the origin's bits.</summary>
    public TensorOffset? OffsetFor(StoredTensor origin)
    {
        TensorOffset[] offsets = [.. steps
            .Where(step => step.Alpha != 0)
            .Select(step => step.Axis.OffsetFor(origin, step.Alpha))
            .OfType<TensorOffset>()];
        return offsets.Length switch
        {
            0 => null,
            1 => offsets[0],
            _ => new SumOffset(offsets),
        };
    }
}
