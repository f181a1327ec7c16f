using System.Globalization;
using System.Text;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>Names out of hostile files as they may stand in a message: quoted, one line, no control characters, bounded.</summary>
internal static class Printable
{
    private const int MaxLength = 160;

    public static string Quote(string name)
    {
        var text = new StringBuilder("'");
        foreach (char c in name.AsSpan(0, Math.Min(name.Length, MaxLength)))
        {
            if (IsPlain(c))
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return text.Append(name.Length > MaxLength ? "...'" : "'").ToString();
    }

    private static bool IsPlain(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
