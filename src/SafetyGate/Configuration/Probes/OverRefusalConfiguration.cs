using SafetyGate.Landscape.Probes;

namespace SafetyGate.Configuration.Probes;

/// <summary>Harmless prompts, of which a refusal is the failure.</summary>
public sealed record OverRefusalConfiguration
{
    /// <summary>Where they are asked; default alpha = 0 of both checkpoints.</summary>
    public ProbePlace At { get; init; } = ProbePlace.Origin;

    /// <summary>The prompt file; null, the default, is the built-in set of harmless prompts.</summary>
    public string? Path { get; init; }

    /// <summary>Only so many prompts, from the start; null, the default, is all of them.</summary>
    public int? Limit { get; init; }
}
