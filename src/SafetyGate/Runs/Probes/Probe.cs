using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;

namespace SafetyGate.Runs.Probes;

/// <summary>A probe of a run, ready to be asked.</summary>
/// <param name="Record">What run.json keeps.</param>
/// <param name="Measurement">What the sweep asks.</param>
internal sealed record Probe(ProbeRecord Record, IProbe Measurement)
{
    /// <summary>What it generates responses to; empty where it scores texts.</summary>
    public IReadOnlyList<ChatRequest> Requests { get; init; } = [];

    /// <summary>[requests] what its responses are judged as answers to; null where it scores texts.</summary>
    public PromptSet? Prompts { get; init; }

    /// <summary>What it scores; empty where it generates.</summary>
    public IReadOnlyList<ScoringItem> Items { get; init; } = [];

    /// <summary>The same probe, its responses cut where the run's are.</summary>
    public Probe Watched(ISettlingJudge? settling) => Prompts is null
        ? this
        : this with
        {
            Measurement = new PromptProbe(Record.Id, Record.At, Prompts, Requests) { Watch = CutResponses.Watch(settling, Prompts.Prompts) },
        };
}
