namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>What a tensor of an adapter is.</summary>
internal enum AdapterRole
{
    /// <summary>The inner factor of a linear layer, <c>[rank, in]</c>.</summary>
    A,

    /// <summary>The outer factor of a linear layer, <c>[out, rank]</c>.</summary>
    B,

    /// <summary>The inner factor of an embedding, <c>[rank, vocabulary]</c>.</summary>
    EmbeddingA,

    /// <summary>The outer factor of an embedding, <c>[hidden, rank]</c>.</summary>
    EmbeddingB,

    /// <summary>DoRA's lengths.</summary>
    Magnitude,

    /// <summary>A tensor that takes the place of the base's.</summary>
    Replacement,
}
