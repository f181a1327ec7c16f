namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>Rewrites text before it is cut into words.</summary>
internal interface INormalizer
{
    Piece Normalize(Piece piece);
}
