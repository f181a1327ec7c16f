using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Probes;

namespace SafetyGate.Runs.Probes;

/// <summary>A probe of a run, ready to be asked.</summary>
/// <param name="Record">What run.json keeps.</param>
/// <param name="Measurement">What the sweep asks.</param>
internal sealed record Probe(ProbeRecord Record, IProbe Measurement)
{
    /// <summary>What it generates responses to; empty where it scores texts.</summary>
    public IReadOnlyList<ChatRequest> Requests { get; init; } = [];

    /// <summary>What it scores; empty where it generates.</summary>
    public IReadOnlyList<ScoringItem> Items { get; init; } = [];
}
