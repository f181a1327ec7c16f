namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>What of a SentencePiece model decides about tokens.</summary>
internal sealed record SentencePieceModel
{
    /// <summary>In the order of their ids; at least one, no text twice.</summary>
    public required IReadOnlyList<ModelPiece> Pieces { get; init; }

    /// <summary>Byte-pair encoding; otherwise a unigram model.</summary>
    public required bool IsBytePair { get; init; }

    public required string UnknownPiece { get; init; }
}
