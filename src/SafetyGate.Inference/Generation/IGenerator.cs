using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Generation;

/// <summary>
/// Text in, text out, with weights that can be displaced: all that a landscape sweep knows of a model. A scripted one
/// stands in for a transformer in tests.
/// </summary>
public interface IGenerator
{
    /// <summary>Perturbs the weights until the result is disposed.</summary>
    IDisposable Perturb(IPerturbation perturbation);

    /// <summary>Responses to requests, in their order.</summary>
    /// <param name="requests">What is asked.</param>
    /// <param name="watch">May end responses early, with <see cref="FinishReason.Settled"/>; null lets each run to its end.</param>
    /// <param name="cancellation">Stops between tokens.</param>
    IReadOnlyList<Completion> Complete(
        IReadOnlyList<ChatRequest> requests, IResponseWatch? watch, CancellationToken cancellation);

    /// <summary>How probable texts are, in the order of the requests.</summary>
    IReadOnlyList<Likelihood> Score(IReadOnlyList<ScoringRequest> requests, CancellationToken cancellation);
}

/// <summary>A model's answer to one message.</summary>
/// <param name="Text">Decoded text without special tokens.</param>
/// <param name="TokenCount">Generated tokens, the end token not included.</param>
/// <param name="Finish">Why generation ended.</param>
public sealed record Completion(string Text, int TokenCount, FinishReason Finish);
