namespace SafetyGate.Inference.Checkpoints;

/// <summary>The entries of two vocabularies, where both folders have a tokenizer.json.</summary>
internal static class VocabularyComparison
{
    private const int Shown = 5;

    public static void Run(Checkpoint baseline, Checkpoint candidate, ProblemList problems)
    {
        string? ours = baseline.FindText(TokenizerVocabulary.FileName);
        string? theirs = candidate.FindText(TokenizerVocabulary.FileName);
        if (ours is null || theirs is null || ours == theirs)
            return;
        TokenizerVocabulary? oursRead = TokenizerVocabulary.Read(ours, "base", problems);
        TokenizerVocabulary? theirsRead = TokenizerVocabulary.Read(theirs, "candidate", problems);
        if (oursRead is null || theirsRead is null)
            return;
        // The tokens that stand for pictures have no counterpart in a text model.
        if (candidate.IsLanguageTower && !baseline.IsLanguageTower)
            Shorten(theirsRead, oursRead);
        else if (baseline.IsLanguageTower && !candidate.IsLanguageTower)
            Shorten(oursRead, theirsRead);
        Compare("vocabulary", oursRead.Entries, theirsRead.Entries, problems);
        Compare("list of added tokens", oursRead.AddedTokens, theirsRead.AddedTokens, problems);
    }

    /// <summary>Leaves out what a longer vocabulary has beyond a shorter one's last id.</summary>
    private static void Shorten(TokenizerVocabulary longer, TokenizerVocabulary shorter)
    {
        long last = shorter.Entries.Concat(shorter.AddedTokens).Select(e => (long)e.Id).DefaultIfEmpty(-1).Max();
        longer.Entries.RemoveWhere(e => e.Id > last);
        longer.AddedTokens.RemoveWhere(e => e.Id > last);
    }

    private static void Compare(
        string what, HashSet<VocabularyEntry> baseline, HashSet<VocabularyEntry> candidate, ProblemList problems)
    {
        List<VocabularyEntry> ours = Only(baseline, candidate);
        List<VocabularyEntry> theirs = Only(candidate, baseline);
        if (ours.Count == 0 && theirs.Count == 0)
            return;
        problems.Add(CheckpointErrors.NotComparable, $"tokenizer.json: the {what} differs: {Show(ours)} only in the "
            + $"base, {Show(theirs)} only in the candidate; the same prompt would become different tokens");
    }

    private static List<VocabularyEntry> Only(HashSet<VocabularyEntry> here, HashSet<VocabularyEntry> there) =>
        [.. here.Where(e => !there.Contains(e)).OrderBy(e => e.Id).ThenBy(e => e.Token, StringComparer.Ordinal)];

    private static string Show(List<VocabularyEntry> entries)
    {
        if (entries.Count == 0)
            return "none";
        string first = string.Join(", ", entries.Take(Shown).Select(e => $"{Printable.Quote(e.Token)} = {e.Id}"));
        return $"{entries.Count} ({first}{(entries.Count > Shown ? ", ..." : "")})";
    }
}
