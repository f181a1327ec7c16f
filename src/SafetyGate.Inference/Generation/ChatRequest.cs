namespace SafetyGate.Inference.Generation;

/// <summary>What is put to a chat model.</summary>
/// <param name="Message">The user's message.</param>
public sealed record ChatRequest(string Message)
{
    /// <summary>Replaces the codec's own system message; null, the default, leaves it.</summary>
    public SystemMessage? SystemPrompt { get; init; }

    /// <summary>How the answer begins; null, the default, leaves that to the model.</summary>
    public Prefill? Prefill { get; init; }
}
