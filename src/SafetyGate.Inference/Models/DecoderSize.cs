namespace SafetyGate.Inference.Models;

/// <summary>The sizes of a decoder that matter outside it.</summary>
/// <param name="Layers">Decoder layers, each with its own cache.</param>
/// <param name="Hidden">Width of the residual stream.</param>
/// <param name="KeyValueHeads">Heads of keys and values.</param>
/// <param name="HeadDim">Width of a head.</param>
/// <param name="Vocabulary">Rows of the embedding table.</param>
/// <param name="Context">Longest sequence the model was made for (<c>max_position_embeddings</c>, stretched where rotary scaling is dynamic).</param>
public sealed record DecoderSize(int Layers, int Hidden, int KeyValueHeads, int HeadDim, int Vocabulary, int Context)
{
    /// <summary>
    /// Longest prompt that gives the same bits when it is run in parts; a longer one is rotated by its whole length (dynamic,
    /// longrope). No limit by default.
    /// </summary>
    public int LongestDivisible { get; init; } = int.MaxValue;
}
