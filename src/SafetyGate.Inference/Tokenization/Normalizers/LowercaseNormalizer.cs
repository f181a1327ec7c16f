using System.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>Lower case by Unicode's default mapping, code point by code point.</summary>
internal sealed class LowercaseNormalizer : INormalizer
{
    public Piece Normalize(Piece piece) => RuneFilter.Map(piece, Lower);

    private static string Lower(Rune rune) => rune.Value == 0x0130
        ? "i\u0307" // the only lower case of more than one code point; .NET leaves the dotted I alone
        : Rune.ToLowerInvariant(rune).ToString();
}
