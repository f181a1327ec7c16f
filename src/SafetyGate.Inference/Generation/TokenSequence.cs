namespace SafetyGate.Inference.Generation;

/// <summary>What a model appended to a prompt.</summary>
/// <param name="Tokens">Generated ids, the end token not included.</param>
/// <param name="Finish">Why generation ended.</param>
public sealed record TokenSequence(IReadOnlyList<int> Tokens, FinishReason Finish);

/// <summary>Why a response ended.</summary>
public enum FinishReason
{
    /// <summary>The model emitted an end token.</summary>
    EndToken,

    /// <summary>The response reached <see cref="GenerationOptions.MaxNewTokens"/>.</summary>
    Length,

    /// <summary>The response was cut, because nothing that could follow would change its judgement.</summary>
    Settled,
}
