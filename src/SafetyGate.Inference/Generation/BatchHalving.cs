using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Generation;

/// <summary>
/// A model that runs out of memory is asked again with half as many responses side by side, and half as many prompt tokens in
/// a pass, until it answers or one row is too many. What has answered once is not tried above again. Owns the model.
/// </summary>
public sealed class BatchHalving(ILanguageModel model) : ILanguageModel
{
    /// <summary>Prompt tokens below which halving does not go: fewer would save nothing worth the time.</summary>
    private const int FewestPrefillTokens = 64;

    /// <summary>Responses side by side that are known to be too many, halved; no limit at first.</summary>
    public int BatchLimit { get; private set; } = int.MaxValue;

    /// <summary>Likewise, prompt tokens in one forward pass.</summary>
    public int PrefillLimit { get; private set; } = int.MaxValue;

    public EngineDescription Engine => model.Engine;

    public DecoderSize Size => model.Size;

    public IDisposable Perturb(IPerturbation perturbation) => model.Perturb(perturbation);

    public IReadOnlyList<TokenSequence> Generate(
        IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation)
    {
        while (true)
        {
            GenerationOptions limited = options with
            {
                BatchSize = Math.Min(Math.Min(options.BatchSize, Math.Max(1, prompts.Count)), BatchLimit),
                PrefillTokens = Math.Min(options.PrefillTokens, PrefillLimit),
            };
            try
            {
                return model.Generate(prompts, limited, watch, cancellation);
            }
            catch (Exception exception) when (IsOutOfMemory(exception))
            {
                if (limited.BatchSize <= 1)
                    throw NotEvenOne(exception);
                BatchLimit = limited.BatchSize / 2;
                PrefillLimit = Math.Max(Math.Min(limited.PrefillTokens, FewestPrefillTokens), limited.PrefillTokens / 2);
            }
        }
    }

    public IReadOnlyList<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation) =>
        model.Score(prompts, cancellation);

    public IReadOnlyList<double[]> LogLikelihoods(IReadOnlyList<LikelihoodRequest> requests, CancellationToken cancellation) =>
        model.LogLikelihoods(requests, cancellation);

    public void Dispose() => model.Dispose();

    private static bool IsOutOfMemory(Exception exception) =>
        exception is OutOfMemoryException || exception is SafetyGateException { Code: var code } && code == EngineErrors.OutOfMemory;

    private static SafetyGateException NotEvenOne(Exception inner) => new(
        EngineErrors.OutOfMemory,
        "there is not enough memory for this model and one response at a time. Use a device with more memory, a narrower element type or lower --max-new-tokens; the finished points are kept.",
        inner);
}
