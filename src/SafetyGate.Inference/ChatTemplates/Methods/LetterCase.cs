using System.Text;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Methods;

/// <summary>Letters' case as Python maps it.</summary>
internal static class LetterCase
{
    public static string Upper(string text) => text.ToUpperInvariant().Replace("ß", "SS", StringComparison.Ordinal);

    public static string Lower(string text) => text.ToLowerInvariant();

    public static string Capitalize(string text) => text.Length == 0 ? text : FirstUpper(text);

    /// <summary>Every letter that follows no letter is made upper case, every other lower.</summary>
    public static string Title(string text)
    {
        StringBuilder result = new(text.Length);
        bool inWord = false;
        foreach (string point in PythonText.CodePoints(text))
        {
            result.Append(inWord ? Lower(point) : Upper(point));
            inWord = char.IsLetter(point, 0);
        }

        return result.ToString();
    }

    public static string Swap(string text) => string.Concat(
        PythonText.CodePoints(text).Select(point => char.IsUpper(point, 0) ? Lower(point) : Upper(point)));

    private static string FirstUpper(string text)
    {
        int first = PythonText.Offset(text, 1);
        return Upper(text[..first]) + Lower(text[first..]);
    }
}
