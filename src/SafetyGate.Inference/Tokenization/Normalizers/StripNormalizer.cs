namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>Removes white space at the ends.</summary>
internal sealed class StripNormalizer(bool left, bool right) : INormalizer
{
    public Piece Normalize(Piece piece)
    {
        string text = left ? piece.Text.TrimStart() : piece.Text;
        bool atStart = piece.AtStart && text.Length == piece.Text.Length;
        return new Piece(right ? text.TrimEnd() : text, atStart);
    }
}
