using System.Globalization;

namespace SafetyGate.Runs.Probes;

/// <summary>What a record of a probe must hold.</summary>
/// <param name="Ids">Its prompts, questions or segments, in order.</param>
/// <param name="TextCounts">[items] texts scored together; null where responses are generated.</param>
internal sealed record ProbeItems(IReadOnlyList<string> Ids, IReadOnlyList<int>? TextCounts)
{
    public static ProbeItems Of(ProbeRecord probe, RunManifest manifest)
    {
        if (probe.Questions is { } questions)
            return new ProbeItems([.. questions.Select(q => q.Id)], [.. questions.Select(q => q.Lengths.Count)]);
        if (probe.Segments is { } segments)
            return new ProbeItems([.. Enumerable.Range(0, segments).Select(Segment)], [.. Enumerable.Repeat(1, segments)]);
        return new ProbeItems([.. (probe.PromptSet ?? manifest.PromptSet).Prompts.Select(p => p.Id)], null);
    }

    /// <summary>The id of a segment, by its number from 0.</summary>
    public static string Segment(int index) => "s" + (index + 1).ToString("D4", CultureInfo.InvariantCulture);
}
