namespace SafetyGate.Inference.Perturbations;

/// <summary>
/// What a perturbation adds to one tensor: alpha * d, as a recipe rather than as stored values. Safe from several threads.
/// </summary>
public abstract class TensorOffset
{
    /// <summary>Adds the offsets of elements start, start + 1, ... to the values, in float32.</summary>
    /// <param name="start">First element, row-major.</param>
    /// <param name="values">In: the origin's values; out: the perturbed ones.</param>
    public abstract void AddTo(long start, Span<float> values);
}
