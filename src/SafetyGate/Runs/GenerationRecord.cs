using SafetyGate.Inference.Generation;

namespace SafetyGate.Runs;

/// <summary>How the responses of a run were generated.</summary>
/// <param name="MaxNewTokens">See <see cref="GenerationOptions.MaxNewTokens"/>.</param>
/// <param name="BatchSize">See <see cref="GenerationOptions.BatchSize"/>; decides no response.</param>
/// <param name="PrefillTokens">See <see cref="GenerationOptions.PrefillTokens"/>; decides no response.</param>
/// <param name="EndTokens">See <see cref="GenerationOptions.EndTokens"/>.</param>
public sealed record GenerationRecord(int MaxNewTokens, int BatchSize, int PrefillTokens, IReadOnlyList<int> EndTokens)
{
    /// <summary>The judge for which responses end early, see <see cref="CutResponses"/>; null where each runs to its end.</summary>
    public string? SettledBy { get; init; }

    /// <summary>The record of the options.</summary>
    public static GenerationRecord Of(GenerationOptions options) =>
        new(options.MaxNewTokens, options.BatchSize, options.PrefillTokens, options.EndTokens);
}
