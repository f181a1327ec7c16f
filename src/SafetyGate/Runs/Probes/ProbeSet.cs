using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Configuration.Probes;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Runs.Probes;

/// <summary>The probes that a configuration asks for.</summary>
internal static class ProbeSet
{
    /// <summary>Loads the files, and the built-in harmless set where none is named.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="prompts">The run's own prompts.</param>
    /// <param name="settling">Ends responses early; null where each runs to its end.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">A file cannot be used.</exception>
    public static IReadOnlyList<Probe> Load(GateConfiguration configuration, PromptSet prompts, ISettlingJudge? settling) =>
        [.. Find(configuration, prompts).Select(probe => probe.Watched(settling))];

    private static IEnumerable<Probe> Find(GateConfiguration configuration, PromptSet prompts) =>
    [
        .. OverRefusal(configuration.Axes.OverRefusal),
        .. Perplexity(configuration.Axes.Perplexity),
        .. Choices(configuration.Axes.Choices),
        .. configuration.Prompts.At == ProbePlace.Off ? [] : BeyondPlain(configuration, prompts),
    ];

    private static IEnumerable<Probe> OverRefusal(OverRefusalConfiguration axis)
    {
        if (axis.At == ProbePlace.Off)
            yield break;
        PromptSet set = axis.Path is { } path ? PromptFile.Load(path) : BuiltInPrompts.Harmless;
        yield return Ask("overRefusal", ProbeKind.OverRefusal, axis.At, axis.Limit is { } limit ? set.Take(limit) : set);
    }

    private static IEnumerable<Probe> Perplexity(PerplexityConfiguration axis)
    {
        if (axis.Path is not { } path || axis.At == ProbePlace.Off)
            yield break;
        IReadOnlyList<string> segments = TextSegments.Load(path, axis.Limit);
        var record = new ProbeRecord
        {
            Name = "perplexity",
            Kind = ProbeKind.Perplexity,
            At = axis.At,
            Hash = Hash(["perplexity", axis.Window.ToString(CultureInfo.InvariantCulture), .. segments]),
            Segments = segments.Count,
        };
        yield return Score(record, [.. segments.Select((text, i) => new ScoringItem(ProbeItems.Segment(i), [new ScoringRequest(null, text) { Window = axis.Window }]))]);
    }

    private static IEnumerable<Probe> Choices(ChoicesConfiguration axis)
    {
        if (axis.Path is not { } path || axis.At == ProbePlace.Off)
            yield break;
        IReadOnlyList<Question> questions = QuestionFile.Load(path, axis.Limit);
        var record = new ProbeRecord
        {
            Name = "choices",
            Kind = ProbeKind.Choices,
            At = axis.At,
            Hash = Hash(["choices", .. questions.SelectMany(q => new[] { q.Id, q.Text, q.Answer.ToString(CultureInfo.InvariantCulture), JsonSerializer.Serialize(q.Choices) })]),
            Questions = [.. questions.Select(q => new QuestionRecord(q.Id, q.Answer, [.. q.Choices.Select(Encoding.UTF8.GetByteCount)]))],
        };
        yield return Score(record, [.. questions.Select(q => new ScoringItem(q.Id, [.. q.Choices.Select(choice => new ScoringRequest(new ChatRequest(q.Text), choice))]))]);
    }

    private static IEnumerable<Probe> BeyondPlain(GateConfiguration configuration, PromptSet prompts)
    {
        ProbePlace at = configuration.Prompts.At;
        string own = configuration.Generation.SystemPrompt;
        foreach ((string setting, int index) in configuration.Prompts.SystemPrompts.Distinct(StringComparer.Ordinal).Select((s, i) => (s, i)))
        {
            if (setting == own) // the plain curve is this one
                continue;
            var system = new SystemMessage(SystemPrompts.TextOf(setting));
            string name = SystemPrompts.IsName(setting) ? setting : $"custom {index + 1}";
            yield return Vary($"system {name}", ProbeKind.SystemPrompt, at, prompts, request => request with { SystemPrompt = system });
        }

        foreach (int tokens in configuration.Prompts.Prefills.Distinct().Where(tokens => tokens > 0).Order())
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"prefill {tokens}");
            yield return Vary(name, ProbeKind.Prefill, at, prompts, (request, prompt) => request with { Prefill = new Prefill(CompliantOpening.Of(prompt), tokens) });
        }

        foreach (JailbreakConfiguration set in configuration.Prompts.Jailbreaks)
            yield return Ask($"jailbreak {set.Name}", ProbeKind.Jailbreak, at, PromptFile.Load(set.Path));
    }

    private static Probe Ask(string name, ProbeKind kind, ProbePlace at, PromptSet set)
    {
        var record = new ProbeRecord { Name = name, Kind = kind, At = at, Hash = Hash([kind.ToString(), set.Hash]), PromptSet = PromptSetRecord.Of(set) };
        return Generate(record, set, PromptProbe.Plain(set));
    }

    private static Probe Vary(string name, ProbeKind kind, ProbePlace at, PromptSet prompts, Func<ChatRequest, ChatRequest> change) =>
        Vary(name, kind, at, prompts, (request, _) => change(request));

    private static Probe Vary(string name, ProbeKind kind, ProbePlace at, PromptSet prompts, Func<ChatRequest, Prompt, ChatRequest> change)
    {
        ChatRequest[] requests = [.. prompts.Prompts.Select(prompt => change(new ChatRequest(prompt.Text), prompt))];
        var record = new ProbeRecord { Name = name, Kind = kind, At = at, Hash = Hash([kind.ToString(), prompts.Hash, JsonSerializer.Serialize(requests)]) };
        return Generate(record, prompts, requests);
    }

    private static Probe Generate(ProbeRecord record, PromptSet set, IReadOnlyList<ChatRequest> requests) =>
        new(record, new PromptProbe(record.Id, record.At, set, requests)) { Requests = requests, Prompts = set };

    private static Probe Score(ProbeRecord record, IReadOnlyList<ScoringItem> items) =>
        new(record, new ScoringProbe(record.Id, record.At, items)) { Items = items };

    private static string Hash(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts)));
}
