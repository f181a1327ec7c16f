namespace SafetyGate.Inference.Perturbations;

/// <summary>Several offsets of one tensor, added in order: the axes of a plane, or a tied tensor that is moved twice.</summary>
public sealed class SumOffset(IReadOnlyList<TensorOffset> terms) : TensorOffset
{
    /// <summary>The summands.</summary>
    public IReadOnlyList<TensorOffset> Terms { get; } = terms;

    public override void AddTo(long start, Span<float> values)
    {
        foreach (TensorOffset term in Terms)
            term.AddTo(start, values);
    }
}
