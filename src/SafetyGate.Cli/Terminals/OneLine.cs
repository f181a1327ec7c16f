using System.Globalization;

namespace SafetyGate.Cli.Terminals;

/// <summary>
/// Text from outside, such as a checkpoint's name, on one line: control characters, line separators and those that turn the
/// direction of text are shown as escapes, so that no name can begin a line, move the cursor, or command a CI runner.
/// </summary>
internal static class OneLine
{
    public static string Of(string text) => text.Any(IsHarmful) ? string.Concat(text.Select(Show)) : text;

    private static string Show(char c) => !IsHarmful(c)
        ? c.ToString()
        : c == '\n' ? "\\n" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");

    private static bool IsHarmful(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
