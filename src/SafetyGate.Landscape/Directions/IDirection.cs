using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// A direction in weight space: a recipe that says for each tensor what alpha times the direction is. It stores no tensor.
/// </summary>
public interface IDirection
{
    /// <summary>What reports call it, for example <c>random 0</c>.</summary>
    string Name { get; }

    /// <summary>alpha * d for one tensor, or null where d is zero there.</summary>
    TensorOffset? OffsetFor(StoredTensor origin, double alpha);
}
