using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>One normalizer after the other.</summary>
internal sealed class SequenceNormalizer(IReadOnlyList<INormalizer> steps) : INormalizer
{
    public Piece Normalize(Piece piece)
    {
        foreach (INormalizer step in steps)
        {
            piece = step.Normalize(piece);
            TextLimit.Check(piece.Text.Length);
        }

        return piece;
    }
}
