using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>Removes marks; decomposed text is what it expects.</summary>
internal sealed class StripAccentsNormalizer : INormalizer
{
    public Piece Normalize(Piece piece) => RuneFilter.Keep(piece, rune => !CharacterClass.IsMark(rune));
}
