namespace SafetyGate.Landscape.Judging.Coherence;

/// <summary>
/// Whether a response is no text that anybody could use: empty, symbols, non-words, scripts or words tossed together, or one thing
/// over and over. Every test knows the scripts that it cannot judge and lets them pass; program code passes all of them.
/// </summary>
internal static class ResponseCoherence
{
    public static bool IsBroken(ReadOnlySpan<char> response)
    {
        if (Symbols.Prevail(response) || LetterEntropy.IsOutside(response))
            return true;
        var words = Words.Of(response);
        return NonWords.Prevail(words) || ScriptMixture.Holds(words) || Repetition.Holds(words) || WordOrder.IsLost(words);
    }
}
