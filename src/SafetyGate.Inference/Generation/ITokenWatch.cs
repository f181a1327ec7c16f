namespace SafetyGate.Inference.Generation;

/// <summary>Looks at sequences while they are generated and may end them.</summary>
public interface ITokenWatch
{
    /// <summary>Whether nothing that could follow matters; the sequence then ends with <see cref="FinishReason.Settled"/>.</summary>
    /// <param name="prompt">Index of the prompt.</param>
    /// <param name="tokens">What was generated so far, at least one token.</param>
    bool IsSettled(int prompt, ReadOnlySpan<int> tokens);
}
