using System.Text;

namespace SafetyGate.Fuzz.Mutation;

/// <summary>JSON values, as text, that a reader may not expect; some are not well-formed.</summary>
internal static class HostileJson
{
    private static readonly string[] Short =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "2", "3", "255", "256", "65536", "2147483647", "2147483648", "-2147483648",
        "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e2", "1.5", "-1e308", "1e400", "1e-400", "0.1",
        "123456789012345678901234567890123456789012345678901234567890", "1" + "e" + "99999999999", "[]", "{}", "[[]]", "[null]", "[-1]",
        "[1,2,3]", "{\"\":null}", "{\"a\":1,\"a\":2}", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"../../etc/passwd\"", "\"/\"", "\"C:\\\\x\"",
        "\"(a*)*$\"", "\"(?<!a)(?=b)\\\\1\"", "\"[\"", "\"BPE\"", "\"Unigram\"", "\"Sequence\"", "\"Split\"", "\"Metaspace\"", "\"llama\"", "\"gemma3_text\"", "\"phi3\"", "\"F64\"", "\"yarn\"",
        "\"{{ 1 }}\"", "\"{% for x in range(10**9) %}{{ x }}{% endfor %}\"", "\"2026-01-01T00:00:00Z\"", "\"-1\"", "\"1e400\"", "\"NaN\"",
    ];

    private static readonly string[] Malformed = ["", "NaN", "Infinity", "-", "01", "'a'", "\"", "\"\\x\"", "[1,]", "/**/1", "{a:1}", "\u0000"];

    public static string Next(Random random) => random.Next(30) switch
    {
        0 => Repeat("[", random.Next(10, 20_000)),
        1 => Malformed[random.Next(Malformed.Length)],
        _ => WellFormed(random),
    };

    /// <summary>Of these only the depth and the halves of surrogate pairs may trouble a parser.</summary>
    public static string WellFormed(Random random) => random.Next(60) switch
    {
        0 => Repeat("1", random.Next(10, 400)),
        1 => Nested("[", "]", random.Next(10, 100)),
        2 => Nested("{\"a\":", "}", random.Next(10, 100), "1"),
        3 => Nested("[", "]", random.Next(1000, 20_000)),
        4 => $"\"{Repeat("a", random.Next(1000, 200_000))}\"",
        5 => $"\"{Repeat("\\u0001", random.Next(10, 5_000))}\"",
        6 => $"[{Repeat("1,", random.Next(10, 20_000))}1]",
        7 => $"[{Repeat("\"x\",", random.Next(10, 5_000))}null]",
        8 => Repeat("9", random.Next(10, 10_000)),
        9 => random.NextInt64(long.MinValue, long.MaxValue).ToString(System.Globalization.CultureInfo.InvariantCulture),
        10 => random.Next(-4, 300).ToString(System.Globalization.CultureInfo.InvariantCulture),
        11 => $"{{{string.Join(',', Enumerable.Range(0, random.Next(1, 2000)).Select(i => $"\"k{i}\":{i}"))}}}",
        _ => Short[random.Next(Short.Length)],
    };

    private static string Nested(string open, string close, int depth, string core = "") => Repeat(open, depth) + core + Repeat(close, depth);

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
