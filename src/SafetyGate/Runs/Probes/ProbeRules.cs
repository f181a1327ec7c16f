using SafetyGate.Landscape.Probes;

namespace SafetyGate.Runs.Probes;

/// <summary>What the probes of every manifest must satisfy.</summary>
internal static class ProbeRules
{
    private const int Most = 256;
    private const int MostItems = 1_000_000;

    public static IEnumerable<string> Problems(IReadOnlyList<ProbeRecord> probes)
    {
        if (probes.Count > Most)
            return [$"there are more than {Most} probes"];
        if (probes.Any(probe => probe is null))
            return ["probes has a null"];
        return
        [
            .. probes.SelectMany(Problems),
            .. probes.GroupBy(probe => probe.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
                .Select(_ => "two probes have the same name"),
        ];
    }

    private static IEnumerable<string> Problems(ProbeRecord probe) =>
    [
        .. ManifestRules.Label("probe.name", probe.Name),
        .. ManifestRules.Hash("probe.hash", probe.Hash),
        .. probe.At is ProbePlace.Off ? ["probe.at is off"] : Array.Empty<string>(),
        .. probe.PromptSet is { } set ? ManifestRules.Prompts(set) : [],
        .. Fits(probe) ? Array.Empty<string>() : ["a probe has other contents than its kind"],
        .. probe.Questions?.All(IsSound) == false ? ["a question of a probe is not usable"] : Array.Empty<string>(),
        .. probe.Segments is < 1 or > MostItems ? ["a probe has no segments or too many"] : Array.Empty<string>(),
    ];

    private static bool Fits(ProbeRecord probe) => probe.Kind switch
    {
        ProbeKind.Perplexity => probe is { PromptSet: null, Questions: null, Segments: not null },
        ProbeKind.Choices => probe is { PromptSet: null, Questions.Count: > 0 and <= MostItems, Segments: null },
        ProbeKind.OverRefusal or ProbeKind.Jailbreak => probe is { PromptSet: not null, Questions: null, Segments: null },
        _ => probe is { PromptSet: null, Questions: null, Segments: null },
    };

    private static bool IsSound(QuestionRecord question) =>
        question is { Id.Length: > 0, Lengths.Count: >= 2 } && question.Answer >= 0 && question.Answer < question.Lengths.Count
        && question.Lengths.All(length => length > 0);
}
