namespace SafetyGate.Inference.Generation;

/// <summary>A text whose probability is asked.</summary>
/// <param name="Question">What the text answers: it is scored as the assistant's turn. Null scores the text by itself, window by
/// window: every window begins with the tokenizer's begin token, or, where it has none, with the last token of the window
/// before; the first token of all is then not scored.</param>
/// <param name="Text">The text.</param>
public sealed record ScoringRequest(ChatRequest? Question, string Text)
{
    /// <summary>Positions of one window of a text by itself, at least 2, and never more than the model's own. Default 512.</summary>
    public int Window { get; init; } = 512;
}

/// <summary>How probable a text is.</summary>
/// <param name="LogLikelihood">Natural logarithm of the probability of its scored tokens; finite, at most 0.</param>
/// <param name="TokenCount">Tokens that were scored, 0 or more.</param>
public sealed record Likelihood(double LogLikelihood, int TokenCount);
