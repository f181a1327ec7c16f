namespace SafetyGate.Inference.Compute;

/// <summary>The form of an attention layer.</summary>
/// <param name="Heads">Query heads; a multiple of <paramref name="KeyValueHeads"/> (grouped-query attention).</param>
/// <param name="KeyValueHeads">Heads of keys and values.</param>
/// <param name="HeadDim">Width of one head.</param>
/// <param name="Scale">Factor on the scores before the softmax, usually 1 / sqrt(headDim).</param>
public sealed record AttentionShape(int Heads, int KeyValueHeads, int HeadDim, float Scale)
{
    /// <summary>Positions that a query sees, its own included; null where it sees every earlier one.</summary>
    public int? Window { get; init; }

    /// <summary>Scaled scores s become cap * tanh(s / cap) before the softmax; null where they stay as they are.</summary>
    public float? SoftCap { get; init; }
}
