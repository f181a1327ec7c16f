using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Models;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Generation;

/// <summary>A checkpoint on an engine: tokens in, tokens out, weights that can be perturbed. Serves one thread at a time.</summary>
public interface ILanguageModel : IDisposable
{
    EngineDescription Engine { get; }

    DecoderSize Size { get; }

    /// <summary>Perturbs the weights until the result is disposed.</summary>
    IDisposable Perturb(IPerturbation perturbation);

    /// <summary>Greedy continuations of the prompts, in their order. Each depends on its own prompt alone.</summary>
    /// <param name="prompts">At least one, each of at least one token.</param>
    /// <param name="options">How.</param>
    /// <param name="watch">May end sequences; null lets each run to its end.</param>
    /// <param name="cancellation">Stops between tokens.</param>
    IReadOnlyList<TokenSequence> Generate(
        IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation);

    /// <inheritdoc cref="Generate(IReadOnlyList{IReadOnlyList{int}}, GenerationOptions, ITokenWatch?, CancellationToken)"/>
    IReadOnlyList<TokenSequence> Generate(
        IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, CancellationToken cancellation) =>
        Generate(prompts, options, watch: null, cancellation);

    /// <summary>Logits after the last token of each prompt, [prompts][vocabulary].</summary>
    IReadOnlyList<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation);

    /// <summary>The natural logarithm of the probability of each continuation's tokens, each after all that comes before it,
    /// [requests][continuation tokens]; finite.</summary>
    IReadOnlyList<double[]> LogLikelihoods(IReadOnlyList<LikelihoodRequest> requests, CancellationToken cancellation);
}
