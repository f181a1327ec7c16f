using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Statistics;

/// <summary>The free numbers of the metrics and of the bootstrap.</summary>
public sealed record StatisticsSettings
{
    /// <summary>The largest accepted <see cref="Resamples"/>.</summary>
    public const int MaximumResamples = 100_000;

    /// <summary>The defaults.</summary>
    public static StatisticsSettings Default { get; } = new();

    /// <summary>How far ASR may rise above ASR(0) within the basin, in points; 0 to 100, default 10.</summary>
    public double BasinTolerance { get; init; } = 10;

    /// <summary>The |alpha| that local stability and flip rate look at; above 0, default 0.1.</summary>
    public double LocalRadius { get; init; } = 0.1;

    /// <summary>Bootstrap resamples; 100 to <see cref="MaximumResamples"/>, default 2,000.</summary>
    public int Resamples { get; init; } = 2_000;

    /// <summary>Confidence of the two-sided intervals; 0.5 to 0.999, default 0.95.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Seed of the resamples; default 1. The same seed and landscapes always draw the same resamples.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>When a run may end before all its directions are swept; default <see cref="SequentialMode.Certain"/>.</summary>
    public SequentialMode Sequential { get; init; } = SequentialMode.Certain;

    internal void Validate()
    {
        if (BasinTolerance is not (>= 0 and <= 100))
            throw Invalid($"The basin tolerance {BasinTolerance} is out of range: give 0 to 100 points.");
        if (LocalRadius is not (> 0 and <= Sweeps.AlphaGrid.MaximumRadius))
            throw Invalid($"The local radius {LocalRadius} is out of range: give a number above 0.");
        if (Resamples is < 100 or > MaximumResamples)
            throw Invalid($"{Resamples} resamples are out of range: give 100 to {MaximumResamples}.");
        if (ConfidenceLevel is not (>= 0.5 and <= 0.999))
            throw Invalid($"The confidence level {ConfidenceLevel} is out of range: give 0.5 to 0.999.");
        if (!Enum.IsDefined(Sequential))
            throw Invalid($"The sequential mode {(int)Sequential} does not exist: give off, certain or confidence.");
    }

    private static SafetyGateException Invalid(string message) => new(StatisticsErrors.InvalidSettings, message);
}
