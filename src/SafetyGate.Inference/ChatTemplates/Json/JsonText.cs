using System.Globalization;
using System.Text;

namespace SafetyGate.Inference.ChatTemplates.Json;

/// <summary>Strings as <c>json.dumps</c> quotes them.</summary>
internal static class JsonText
{
    public static void Append(StringBuilder target, string text, bool ensureAscii)
    {
        target.Append('"');
        foreach (char c in text)
        {
            string? escape = c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                _ => null,
            };
            if (escape is not null)
                target.Append(escape);
            else if (c < ' ' || (ensureAscii && c >= '\x7f' && c != '\x7f'))
                target.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                target.Append(c);
        }

        target.Append('"');
    }
}
