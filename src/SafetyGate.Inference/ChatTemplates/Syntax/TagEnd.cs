using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Syntax;

/// <summary>The end of a tag and the blank space that it eats.</summary>
internal static class TagEnd
{
    /// <summary>The position after the end mark at <paramref name="at"/>, sign included; null when there is none.</summary>
    public static int? Match(string source, int at, string mark, bool allowPlus)
    {
        if (at < source.Length && source[at] == '-' && string.CompareOrdinal(source, at + 1, mark, 0, 2) == 0)
            return After(source, at + 3, '-');
        if (allowPlus && at < source.Length && source[at] == '+' && string.CompareOrdinal(source, at + 1, mark, 0, 2) == 0)
            return at + 3;
        if (string.CompareOrdinal(source, at, mark, 0, 2) != 0)
            return null;
        return mark == "}}" ? at + 2 : After(source, at + 2, '\0');
    }

    /// <summary>Skips what a block's or comment's end with this sign eats.</summary>
    public static int After(string source, int at, char sign) => sign switch
    {
        '-' => PythonText.SkipBlank(source, at),
        '+' => at,
        _ => at < source.Length && source[at] == '\n' ? at + 1 : at,
    };
}
