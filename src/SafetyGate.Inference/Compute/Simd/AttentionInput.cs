namespace SafetyGate.Inference.Compute.Simd;

/// <summary>What an attention layer reads.</summary>
/// <param name="Queries">[tokens, heads * headDim]</param>
/// <param name="Keys">[tokens, kvHeads * headDim]</param>
/// <param name="Values">[tokens, kvHeads * headDim]</param>
/// <param name="Cache">Keys and values of every slot; those of the tokens are written to it.</param>
/// <param name="Batch">Slots and positions of the tokens.</param>
/// <param name="Shape">The form of the layer.</param>
internal readonly record struct AttentionInput(
    SimdTensor Queries, SimdTensor Keys, SimdTensor Values, CacheLayer<SimdTensor> Cache, TokenBatch Batch, AttentionShape Shape);
