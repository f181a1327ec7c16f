using SafetyGate.Inference.Generation;

namespace SafetyGate.Judges;

/// <summary>What judges need from outside.</summary>
public sealed record JudgeSurroundings
{
    /// <summary>The value of an environment variable, or null.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Puts a guard model on an engine.</summary>
    public required IModelLoader Loader { get; init; }

    /// <summary>Measures pauses, and dates templates.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where judgements of an endpoint are kept; null keeps none.</summary>
    public required string? CacheFolder { get; init; }

    /// <summary>The pause after an endpoint's first failure. Default a second.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);
}
