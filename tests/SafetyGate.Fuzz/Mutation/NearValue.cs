using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>A JSON value of the same kind that is a little off, so that it passes the first checks.</summary>
internal static class NearValue
{
    private static readonly string[] Inserts =
    [
        "(", ")", "[", "]", "[^", "{", "}", "{2,}", "{1,1000}", "*", "+", "?", "*+", "??", "\\", "\\p{L}", "\\P{N}", "\\1", "\\k<a>", "(?i:", "(?<!", "(?=", "(?>", "^", "$", "|", "&&", "-", ".", ":", " ",
        "▁", "é", "😀", "\0", "\u0301", "<unk>", "<0x41>", "##", "{{", "%}", "a", "0", "/", "..", "=", "A", "_",
    ];

    public static string Of(JsonElement value, Random random) => value.ValueKind switch
    {
        JsonValueKind.Number => Number(value.GetDouble(), random),
        JsonValueKind.String => JsonSerializer.Serialize(Text(value.GetString()!, random)),
        JsonValueKind.True => "false",
        JsonValueKind.False => "true",
        _ => HostileJson.WellFormed(random),
    };

    private static string Number(double value, Random random) => (random.Next(9) switch
    {
        0 => value + 1,
        1 => value - 1,
        2 => value * 2,
        3 => -value,
        4 => value / 2,
        5 => value * 1e9,
        6 => random.Next(0, 64),
        7 => value + 0.5,
        _ => 0,
    }).ToString("R", CultureInfo.InvariantCulture);

    private static string Text(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(result.Length + 1);
            switch (random.Next(3))
            {
                case 0 when at < result.Length:
                    result.Remove(at, Math.Min(random.Next(1, 5), result.Length - at));
                    break;
                case 1 when result.Length > 0:
                    string copy = result.ToString(random.Next(result.Length), 1);
                    result.Insert(at, copy);
                    break;
                default:
                    result.Insert(at, Inserts[random.Next(Inserts.Length)]);
                    break;
            }
        }

        // A surrogate that lost its partner is no text to serialise.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result.ToString()));
    }
}
