using System.Globalization;
using System.Text;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tokenization.Normalizers;

/// <summary>BERT's basic clean-up, each part of it optional.</summary>
internal sealed record BertNormalizer : INormalizer
{
    private static readonly UnicodeFormNormalizer Decomposition = new(NormalizationForm.FormD);
    private static readonly LowercaseNormalizer LowerCase = new();

    /// <summary>Drops control characters and makes plain spaces of all white space.</summary>
    public required bool CleansText { get; init; }

    /// <summary>Puts spaces around every Chinese character.</summary>
    public required bool SpacesChinese { get; init; }

    public required bool StripsAccents { get; init; }

    public required bool Lowercases { get; init; }

    public static BertNormalizer Read(ComponentJson json) => new()
    {
        CleansText = json.Flag("clean_text"),
        SpacesChinese = json.Flag("handle_chinese_chars"),
        StripsAccents = json.Flag("strip_accents", absent: json.Flag("lowercase")),
        Lowercases = json.Flag("lowercase"),
    };

    public Piece Normalize(Piece piece)
    {
        if (CleansText)
        {
            piece = RuneFilter.Keep(piece, rune => !IsDropped(rune));
            piece = RuneFilter.Map(piece, rune => Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        if (SpacesChinese)
            piece = RuneFilter.Map(piece, rune => IsChinese(rune.Value) ? $" {rune} " : rune.ToString());
        if (StripsAccents)
        {
            piece = RuneFilter.Keep(
                Decomposition.Normalize(piece),
                rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark);
        }

        return Lowercases ? LowerCase.Normalize(piece) : piece;
    }

    private static bool IsDropped(Rune rune) => rune.Value is not ('\t' or '\n' or '\r')
        && (rune.Value is 0 or 0xFFFD || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.PrivateUse);

    private static bool IsChinese(int codePoint) => codePoint is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F)
        or (>= 0x2B920 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
