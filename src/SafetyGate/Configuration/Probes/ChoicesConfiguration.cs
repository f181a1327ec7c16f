using SafetyGate.Landscape.Probes;

namespace SafetyGate.Configuration.Probes;

/// <summary>Multiple-choice questions.</summary>
public sealed record ChoicesConfiguration
{
    /// <summary>Where they are asked; default alpha = 0 of both checkpoints.</summary>
    public ProbePlace At { get; init; } = ProbePlace.Origin;

    /// <summary>The question file (.jsonl); null, the default, asks none.</summary>
    public string? Path { get; init; }

    /// <summary>Only so many questions, from the start; null, the default, is all of them.</summary>
    public int? Limit { get; init; }
}
