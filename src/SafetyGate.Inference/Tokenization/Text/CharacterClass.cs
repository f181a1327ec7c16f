using System.Globalization;
using System.Text;

namespace SafetyGate.Inference.Tokenization.Text;

/// <summary>
/// The character classes that the stages share, as the Rust standard library and its regex crate define them.
/// </summary>
internal static class CharacterClass
{
    public static bool IsWhitespace(Rune rune) => Rune.IsWhiteSpace(rune);

    /// <summary>Nd, Nl or No.</summary>
    public static bool IsNumeric(Rune rune) => Rune.IsNumber(rune);

    /// <summary>Category P, or an ASCII symbol.</summary>
    public static bool IsPunctuation(Rune rune) =>
        Rune.IsPunctuation(rune) || rune.Value is '$' or '+' or '<' or '=' or '>' or '^' or '`' or '|' or '~';

    /// <summary>Mn, Mc or Me.</summary>
    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Alphabetic, mark, decimal digit, connector punctuation: <c>\w</c> without the joiners.</summary>
    public static bool IsWord(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.ConnectorPunctuation => true,
        // The circled and squared Latin letters are symbols that carry the property Alphabetic.
        UnicodeCategory.OtherSymbol => rune.Value is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149)
            or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189),
        _ => Rune.IsLetter(rune) || IsMark(rune),
    };

    /// <summary>The regex crate's <c>\w</c>, which counts the two zero-width joiners in.</summary>
    public static bool IsWordOrJoiner(Rune rune) => rune.Value is 0x200C or 0x200D || IsWord(rune);
}
