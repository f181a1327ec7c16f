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

    /// <summary>Responses to user messages, in their order.</summary>
    IReadOnlyList<Completion> Complete(IReadOnlyList<string> messages, CancellationToken cancellation);
}

/// <summary>A model's answer to one message.</summary>
/// <param name="Text">Decoded text without special tokens.</param>
/// <param name="TokenCount">Generated tokens, the end token not included.</param>
/// <param name="Finish">Why generation ended.</param>
public sealed record Completion(string Text, int TokenCount, FinishReason Finish);
