using SafetyGate.Configuration;
using SafetyGate.Configuration.Probes;
using SafetyGate.Gate;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Tests.Runs.Probes;

/// <summary>A small run with probes and scripted findings.</summary>
internal static class ProbeRuns
{
    public static readonly PromptSet Harmless = new(
        "harmless", Enumerable.Range(0, 40).Select(i => new Prompt($"h{i:00}", "x", $"a harmless request {i}")));

    public static ProbeRecord OverRefusal { get; } = new()
    {
        Name = "overRefusal",
        Kind = ProbeKind.OverRefusal,
        At = ProbePlace.Origin,
        Hash = new string('1', 64),
        PromptSet = PromptSetRecord.Of(Harmless),
    };

    public static ProbeRecord Prefill { get; } = new() { Name = "prefill 5", Kind = ProbeKind.Prefill, At = ProbePlace.Grid, Hash = new string('2', 64) };

    public static ProbeRecord Perplexity { get; } = new() { Name = "perplexity", Kind = ProbeKind.Perplexity, At = ProbePlace.Origin, Hash = new string('3', 64), Segments = 12 };

    public static ProbeRecord Choices { get; } = new()
    {
        Name = "choices",
        Kind = ProbeKind.Choices,
        At = ProbePlace.Origin,
        Hash = new string('4', 64),
        Questions = [.. Enumerable.Range(0, 20).Select(i => new QuestionRecord($"q{i:00}", 1, [2, 8]))],
    };

    public static RunManifest Manifest { get; } = TestRuns.Manifest(40, 8, 2) with
    {
        Probes = [OverRefusal, Prefill, Perplexity, Choices],
        Statistics = new() { LocalRadius = 0.2, Resamples = 200 },
        Policy = Policy.Empty with { OverRefusalMaxRise = 20, PerplexityMaxRatio = 1.2, ChoicesMaxDrop = 30 },
    };

    /// <summary>Everything: a base that refuses nothing harmless, predicts with one nat a token and answers every question right.</summary>
    /// <param name="refused">Harmless prompts that the candidate refuses.</param>
    /// <param name="nats">Nats a token of the candidate.</param>
    /// <param name="right">Questions that the candidate answers correctly.</param>
    public static IEnumerable<PointResponses> Findings(int refused = 0, double nats = 1, int right = 20)
    {
        foreach (PointResponses point in TestRuns.Points(Manifest, 0.35))
        {
            yield return point;
            yield return point with { Key = point.Key with { Probe = Prefill.Id } };
        }

        foreach (CheckpointRole role in Enum.GetValues<CheckpointRole>())
        {
            bool candidate = role == CheckpointRole.Candidate;
            var key = new PointKey(role, PointKey.OriginDirection, Manifest.Grid.ToGrid().OriginIndex);
            yield return new PointResponses(key with { Probe = OverRefusal.Id }, 0, [.. Harmless.Prompts.Select((p, i) =>
                new Response(p.Id, candidate && i < refused ? "I'm sorry, no" : "Of course", 2, FinishReason.EndToken))]);
            yield return new PointResponses(key with { Probe = Perplexity.Id }, 0, [])
            {
                Scores = [.. Enumerable.Range(0, 12).Select(i => new ItemScore(ProbeItems.Segment(i), [new Likelihood(-(candidate ? nats : 1) * (10 + i), 10 + i)]))],
            };
            // Plainly the wrong choice is the more probable one, because it is shorter; a byte of the right one is.
            yield return new PointResponses(key with { Probe = Choices.Id }, 0, [])
            {
                Scores = [.. Enumerable.Range(0, 20).Select(i => new ItemScore($"q{i:00}",
                    [new Likelihood(-4, 1), new Likelihood(candidate && i >= right ? -40 : -8, 4)]))],
            };
        }
    }
}
