namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>One entry of the vocabulary; its id is its position.</summary>
/// <param name="Score">A log probability in a unigram model, minus the merge's rank in a byte-pair model; finite.</param>
internal readonly record struct ModelPiece(string Text, float Score, PieceType Type);
