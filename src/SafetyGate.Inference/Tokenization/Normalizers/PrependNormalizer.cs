namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>Puts a fixed text in front of every stretch that is not empty.</summary>
internal sealed class PrependNormalizer(string prefix) : INormalizer
{
    public Piece Normalize(Piece piece) => piece.Text.Length == 0 ? piece : piece with { Text = prefix + piece.Text };
}
