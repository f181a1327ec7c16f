using SafetyGate.Inference.Generation;

namespace SafetyGate.Landscape.Sweeps;

/// <summary>What one probe found at one point: what is stored, so that it can be judged again without a model.</summary>
/// <param name="Key">Which point, and which probe.</param>
/// <param name="Alpha">The distance along the direction.</param>
/// <param name="Responses">[prompts], in the order of the prompt set; empty where the probe asks for probabilities.</param>
public sealed record PointResponses(PointKey Key, double Alpha, IReadOnlyList<Response> Responses)
{
    /// <summary>[items] of a probe that asks for probabilities, in its order; empty of every other.</summary>
    public IReadOnlyList<ItemScore> Scores { get; init; } = [];
}

/// <summary>One stored response.</summary>
/// <param name="PromptId">The prompt that was asked.</param>
/// <param name="Text">The decoded text.</param>
/// <param name="TokenCount">Generated tokens.</param>
/// <param name="Finish">Why generation ended.</param>
public sealed record Response(string PromptId, string Text, int TokenCount, FinishReason Finish);

/// <summary>The stored probabilities of one item: a segment of a text, or the choices of a question.</summary>
/// <param name="Id">The item.</param>
/// <param name="Likelihoods">[texts], at least one.</param>
public sealed record ItemScore(string Id, IReadOnlyList<Likelihood> Likelihoods);
