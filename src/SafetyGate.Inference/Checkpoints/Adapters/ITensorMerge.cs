namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>Turns elements of the base into those of the adapted model. Safe to use from several threads.</summary>
internal interface ITensorMerge
{
    /// <summary>Changes a run of elements in place; each comes out the same however the runs are cut.</summary>
    /// <param name="start">The first element, row-major.</param>
    /// <param name="values">The base's elements from there on, as float32.</param>
    void Apply(long start, Span<float> values);
}
