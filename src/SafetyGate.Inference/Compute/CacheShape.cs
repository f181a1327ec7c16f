namespace SafetyGate.Inference.Compute;

/// <summary>The size of a KV cache, equal for every layer.</summary>
/// <param name="Slots">Sequences that are held side by side.</param>
/// <param name="Capacity">Positions per sequence.</param>
/// <param name="KeyValueHeads">Heads of keys and of values.</param>
/// <param name="HeadDim">Width of one head.</param>
public sealed record CacheShape(int Slots, int Capacity, int KeyValueHeads, int HeadDim)
{
    /// <summary>Bytes of one layer's keys and values in float32.</summary>
    public long LayerBytes => 2L * sizeof(float) * Slots * Capacity * KeyValueHeads * HeadDim;
}
