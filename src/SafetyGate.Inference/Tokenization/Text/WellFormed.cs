using System.Text;

namespace SafetyGate.Inference.Tokenization.Text;

internal static class WellFormed
{
    /// <summary>The text with U+FFFD in the place of every lone surrogate, as a UTF-8 encoder would write it.</summary>
    public static string From(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
        ? text
        : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
