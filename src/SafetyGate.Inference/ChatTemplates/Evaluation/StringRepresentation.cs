using System.Globalization;
using System.Text;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Python's <c>repr()</c> of a string.</summary>
internal static class StringRepresentation
{
    public static string Of(string value)
    {
        char quote = value.Contains('\'') && !value.Contains('"') ? '"' : '\'';
        StringBuilder text = new(value.Length + 2);
        text.Append(quote);
        foreach (string point in PythonText.CodePoints(value))
            Append(point, quote, text);
        return text.Append(quote).ToString();
    }

    private static void Append(string point, char quote, StringBuilder text)
    {
        char c = point[0];
        if (c == quote || c == '\\')
            text.Append('\\').Append(c);
        else if (c is '\n' or '\r' or '\t')
            text.Append('\\').Append(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        else if (IsPrintable(point))
            text.Append(point);
        else
            text.Append(Escaped(point.Length == 2 ? char.ConvertToUtf32(point[0], point[1]) : c));
    }

    /// <summary>Whether Python prints the code point as it is.</summary>
    public static bool IsPrintable(string point) => point == " " || CharUnicodeInfo.GetUnicodeCategory(point, 0)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static string Escaped(int point) => point switch
    {
        < 0x100 => $"\\x{point:x2}",
        < 0x10000 => $"\\u{point:x4}",
        _ => $"\\U{point:x8}",
    };
}
