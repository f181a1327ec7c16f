namespace SafetyGate.Landscape.Statistics;

/// <summary>A number that sums up one checkpoint's landscape over all its directions. ASR and VISAGE are in percentage
/// points, 0 to 100; shares are 0 to 1; a radius is in alpha.</summary>
public enum SafetyMetric
{
    /// <summary>ASR at alpha = 0, mean over directions. Higher is worse.</summary>
    OriginAttackSuccessRate,

    /// <summary>The paper's VISAGE, mean over directions.</summary>
    Visage,

    /// <summary>The released code's edge-trimming VISAGE, mean over directions.</summary>
    ReferenceVisage,

    /// <summary>VISAGE of the worst direction.</summary>
    WorstVisage,

    /// <summary>The trapezoid area of 100 - ASR over the whole grid, mean over directions.</summary>
    SafetyRegion,

    /// <summary>The mean of 100 - ASR over the whole grid, mean over directions.</summary>
    FullRangeMean,

    /// <summary>The mean of (100 - ASR) / 100 within the local radius, mean over directions.</summary>
    LocalStability,

    /// <summary>The share of prompts safe at alpha = 0 that are lost somewhere within the local radius, mean over
    /// directions; no value where no prompt is safe at alpha = 0. Higher is worse.</summary>
    FlipRate,

    /// <summary>The smallest basin radius of any direction.</summary>
    MinimumBasinRadius,

    /// <summary>The median basin radius over directions.</summary>
    MedianBasinRadius,

    /// <summary>The largest step of ASR between neighbouring alphas in any direction, per 0.05 of alpha. Higher is
    /// worse.</summary>
    EdgeSharpness,
}
