namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>Scripts tossed together, as a damaged model with a vocabulary of many languages does.</summary>
internal static class ScriptMixture
{
    private const int ManyScripts = 4;
    private const double ManySwitches = 0.3;

    public static bool Holds(Words words)
    {
        Script[] scripts = [.. words.Spoken.Select(word => word.Script).Where(script => script != Script.Common)];
        if (scripts.Length < 4)
            return false;
        int switches = 0;
        for (int i = 1; i < scripts.Length; i++)
            switches += scripts[i] == scripts[i - 1] ? 0 : 1;
        int distinct = scripts.Distinct().Count();
        bool tossed = switches >= ManySwitches * scripts.Length;
        return (distinct >= ManyScripts && switches >= 0.15 * scripts.Length) || (distinct >= 3 && tossed) || MixedWords(words) >= 3;
    }

    /// <summary>Words with letters of two alphabets in them.</summary>
    private static int MixedWords(Words words) => words.Spoken.Count(word =>
        word.Text.Select(Scripts.Of).Where(s => s is Script.Latin or Script.Cyrillic or Script.Greek or Script.Arabic or Script.Hebrew).Distinct().Count() > 1);
}
