using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Inference.Perturbations;

/// <summary>A displacement of a checkpoint's weights, tensor by tensor.</summary>
public interface IPerturbation
{
    /// <summary>The offset of one tensor, or null where it stays exactly as it is.</summary>
    TensorOffset? OffsetFor(StoredTensor origin);
}
