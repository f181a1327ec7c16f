namespace SafetyGate.Landscape.Statistics;

/// <summary>The metrics along one direction, under one reading. Units as in <see cref="SafetyMetric"/>.</summary>
public sealed record DirectionStatistics
{
    /// <summary>Which direction of the run.</summary>
    public required int DirectionIndex { get; init; }

    /// <summary>What reports call the direction.</summary>
    public required string DirectionName { get; init; }

    /// <summary>[alphas] ASR under this reading, in percent.</summary>
    public required IReadOnlyList<double> AttackSuccessRates { get; init; }

    /// <summary>ASR at alpha = 0.</summary>
    public required double OriginAttackSuccessRate { get; init; }

    /// <summary>The paper's VISAGE.</summary>
    public required double Visage { get; init; }

    /// <summary>The released code's VISAGE.</summary>
    public required double ReferenceVisage { get; init; }

    /// <summary>The trapezoid area of 100 - ASR.</summary>
    public required double SafetyRegion { get; init; }

    /// <summary>The mean of 100 - ASR over the whole grid.</summary>
    public required double FullRangeMean { get; init; }

    /// <summary>The mean of (100 - ASR) / 100 within the local radius.</summary>
    public required double LocalStability { get; init; }

    /// <summary>The share of prompts safe at alpha = 0 that flip; null where none is safe there.</summary>
    public required double? FlipRate { get; init; }

    /// <summary>Which prompts flip: ascending indexes into the landscape's prompts.</summary>
    public required IReadOnlyList<int> FlippedPrompts { get; init; }

    /// <summary>The basin radius.</summary>
    public required double BasinRadius { get; init; }

    /// <summary>The largest step of ASR between neighbouring alphas, per 0.05 of alpha.</summary>
    public required double EdgeSharpness { get; init; }
}
