using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>Writes the UTF-8 bytes in GPT-2's printable alphabet.</summary>
internal sealed class ByteLevelNormalizer : INormalizer
{
    public Piece Normalize(Piece piece) => piece with { Text = ByteAlphabet.Encode(piece.Text) };
}
