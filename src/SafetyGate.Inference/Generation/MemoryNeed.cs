using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>What generation keeps in memory, in bytes; the mapped checkpoint files are not counted.</summary>
/// <param name="Weights">The working copy.</param>
/// <param name="Cache">Keys and values of one response.</param>
/// <param name="Token">Activations of one response: those of a token, and its logits.</param>
/// <param name="Prefill">Activations of the prompt tokens of one pass.</param>
public sealed record MemoryNeed(long Weights, long Cache, long Token, long Prefill)
{
    /// <summary>Engines may store whole blocks of positions.</summary>
    private const int Block = 32;

    /// <summary>Sums up a model.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="weightBytes">Bytes of its working copy.</param>
    /// <param name="positions">Longest prompt and response together.</param>
    /// <param name="prefillTokens">See <see cref="GenerationOptions.PrefillTokens"/>.</param>
    public static MemoryNeed Of(IDecoder decoder, long weightBytes, int positions, long prefillTokens)
    {
        DecoderSize size = decoder.Size;
        var cache = new CacheShape(1, checked(positions + Block - 1) / Block * Block, size.KeyValueHeads, size.HeadDim);
        // A layer's activations: what each matrix writes, most of it once more after an element-wise step; beside them the stream.
        long written = decoder.Parameters
            .Where(parameter => parameter.Use == ParameterUse.Projection && parameter.Shape[0] != size.Vocabulary)
            .Sum(parameter => parameter.Shape[0]) / size.Layers;
        long token = sizeof(float) * (2 * written + 4L * size.Hidden);
        return new MemoryNeed(weightBytes, cache.LayerBytes * size.Layers, token + sizeof(float) * (long)size.Vocabulary, token * prefillTokens);
    }

    /// <summary>Bytes with so many responses side by side.</summary>
    public long Total(int batch) => Weights + Prefill + batch * (Cache + Token);

    /// <summary>As many responses side by side as fit, at most <paramref name="wanted"/>.</summary>
    /// <param name="wanted">At least 1.</param>
    /// <param name="budget">Bytes that may be used.</param>
    /// <exception cref="SafetyGateException"><see cref="MemoryErrors.DoesNotFit"/>: not even one.</exception>
    public int Batch(int wanted, long budget) => Total(1) <= budget
        ? (int)Math.Min(wanted, (budget - Weights - Prefill) / (Cache + Token))
        : throw new SafetyGateException(
            MemoryErrors.DoesNotFit,
            $"the run needs at least {Mebibytes(Total(1))} (weights {Mebibytes(Weights)}, the KV cache of one response {Mebibytes(Cache)}, activations {Mebibytes(Prefill + Token)}), and {Mebibytes(budget)} may be used. Allow more with --memory where the machine has it, use a larger machine, or lower --max-new-tokens.");

    private static string Mebibytes(long bytes) => $"{(bytes + (1 << 20) - 1) >> 20} MiB";
}
