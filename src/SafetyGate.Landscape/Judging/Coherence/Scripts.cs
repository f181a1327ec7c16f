namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>Which script a character belongs to.</summary>
internal static class Scripts
{
    public static Script Of(char c) => c switch
    {
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF' => Script.Latin,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0590' and <= '\u05FF' => Script.Hebrew,
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' => Script.Arabic,
        >= '\u0900' and <= '\u0DFF' => Script.Indic,
        >= '\u0E00' and <= '\u0EFF' => Script.Thai,
        >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => Script.EastAsian,
        >= '\uAC00' and <= '\uD7AF' or >= '\u1100' and <= '\u11FF' => Script.Hangul,
        _ => Script.Common,
    };

    /// <summary>Whether its words are not set apart by spaces.</summary>
    public static bool IsUnspaced(Script script) => script is Script.EastAsian or Script.Thai;
}
