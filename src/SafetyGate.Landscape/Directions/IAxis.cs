using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// One axis of a landscape: a path through weight space that begins at the origin, as a recipe for each tensor. It may be
/// straight (<see cref="IDirection"/>) or bend, as pruning does, whose axis is the sparsity.
/// </summary>
public interface IAxis
{
    /// <summary>What reports call it, for example <c>random 0</c>.</summary>
    string Name { get; }

    /// <summary>How far one tensor has moved at a place on the axis, or null where it stays.</summary>
    /// <param name="origin">The tensor at 0.</param>
    /// <param name="alpha">The place; the axis says which there are. Never 0: there every tensor is the origin.</param>
    TensorOffset? OffsetFor(StoredTensor origin, double alpha);
}
