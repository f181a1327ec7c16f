using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>The straight line to another checkpoint: other - origin, norm tensors included. alpha = 1 is the other.</summary>
public sealed class InterpolationDirection(Checkpoint other) : IDirection
{
    public string Name => "interpolation";

    public TensorOffset OffsetFor(StoredTensor origin, double alpha) =>
        new DifferenceOffset(origin, other.Tensors[origin.Name], (float)alpha);

    TensorOffset? IAxis.OffsetFor(StoredTensor origin, double alpha) => OffsetFor(origin, alpha);
}
