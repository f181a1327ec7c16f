using SafetyGate.Inference.Generation;

namespace SafetyGate.Runs;

/// <summary>How the responses of a run were generated.</summary>
/// <param name="MaxNewTokens">See <see cref="GenerationOptions.MaxNewTokens"/>.</param>
/// <param name="BatchSize">See <see cref="GenerationOptions.BatchSize"/>; it decides the shape of the arithmetic.</param>
/// <param name="PrefillTokens">See <see cref="GenerationOptions.PrefillTokens"/>.</param>
/// <param name="EndTokens">See <see cref="GenerationOptions.EndTokens"/>.</param>
public sealed record GenerationRecord(int MaxNewTokens, int BatchSize, int PrefillTokens, IReadOnlyList<int> EndTokens)
{
    /// <summary>The record of the options.</summary>
    public static GenerationRecord Of(GenerationOptions options) =>
        new(options.MaxNewTokens, options.BatchSize, options.PrefillTokens, options.EndTokens);
}
