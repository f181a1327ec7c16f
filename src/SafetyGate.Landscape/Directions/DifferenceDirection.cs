using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// What one training step or another did to the weights, as a direction around any checkpoint: to - from, norm tensors
/// included, not rescaled. From <c>from</c>, alpha = 1 is <c>to</c>.
/// </summary>
/// <param name="name">What reports call it.</param>
/// <param name="from">For example the pretrained model.</param>
/// <param name="to">For example the aligned model; tensor for tensor alike.</param>
public sealed class DifferenceDirection(string name, Checkpoint from, Checkpoint to) : IDirection
{
    public string Name => name;

    public TensorOffset? OffsetFor(StoredTensor origin, double alpha) =>
        new DifferenceOffset(from.Tensors[origin.Name], to.Tensors[origin.Name], (float)alpha);
}
