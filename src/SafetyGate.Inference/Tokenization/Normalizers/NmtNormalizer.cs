namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>
/// SentencePiece's clean-up for translation: drops control characters and makes plain spaces of odd ones.
/// </summary>
internal sealed class NmtNormalizer : INormalizer
{
    public Piece Normalize(Piece piece) => RuneFilter.Map(
        RuneFilter.Keep(piece, rune => !IsDropped(rune.Value)),
        rune => IsSpace(rune.Value) ? " " : rune.ToString());

    private static bool IsDropped(int codePoint) => codePoint
        is (>= 0x01 and <= 0x08) or 0x0B or (>= 0x0E and <= 0x1F) or 0x7F or 0x8F or 0x9F;

    private static bool IsSpace(int codePoint) => codePoint
        is 0x09 or 0x0A or 0x0C or 0x0D or 0x1680 or (>= 0x200B and <= 0x200F) or 0x2028
        or 0x2029 or 0x2581 or 0xFEFF or 0xFFFD;
}
