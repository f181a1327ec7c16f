namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>A token as a file beside the model declares it.</summary>
internal sealed record TokenDeclaration(string Content)
{
    public bool SingleWord { get; init; }

    public bool StripsLeft { get; init; }

    public bool StripsRight { get; init; }

    public bool Normalized { get; init; }

    public bool Special { get; init; }
}
