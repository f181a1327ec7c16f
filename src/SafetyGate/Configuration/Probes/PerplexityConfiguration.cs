using SafetyGate.Landscape.Probes;

namespace SafetyGate.Configuration.Probes;

/// <summary>A text that the model is to predict.</summary>
public sealed record PerplexityConfiguration
{
    /// <summary>The most positions of a window.</summary>
    public const int LongestWindow = 8_192;

    /// <summary>Where it is measured; default alpha = 0 of both checkpoints.</summary>
    public ProbePlace At { get; init; } = ProbePlace.Origin;

    /// <summary>The text file, UTF-8; null, the default, measures nothing.</summary>
    public string? Path { get; init; }

    /// <summary>Only so many segments of 2,048 characters, from the start; null, the default, is all of them.</summary>
    public int? Limit { get; init; }

    /// <summary>Positions of one window; 16 to <see cref="LongestWindow"/>, default 512.</summary>
    public int Window { get; init; } = 512;
}
