using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics;

/// <summary>The metrics of one curve; the flip rate is NaN where no prompt is safe at alpha = 0.</summary>
internal readonly record struct CurveMetrics(
    double OriginAttackSuccessRate,
    double Visage,
    double ReferenceVisage,
    double SafetyRegion,
    double FullRangeMean,
    double LocalStability,
    double FlipRate,
    double BasinRadius,
    double EdgeSharpness)
{
    /// <summary>Computes them from the ASR at every alpha.</summary>
    public static CurveMetrics Of(AlphaGrid grid, ReadOnlySpan<double> asr, double flipRate, StatisticsSettings settings)
    {
        ReadOnlySpan<double> alphas = grid.AsSpan();
        return new CurveMetrics(
            asr[grid.OriginIndex],
            Statistics.Visage.Of(asr),
            Statistics.ReferenceVisage.Of(asr),
            Statistics.SafetyRegion.Of(asr),
            Statistics.FullRangeMean.Of(asr),
            Statistics.LocalStability.Of(alphas, asr, settings.LocalRadius),
            flipRate,
            Statistics.BasinRadius.Of(alphas, asr, grid.OriginIndex, settings.BasinTolerance),
            Statistics.EdgeSharpness.Of(alphas, asr));
    }

    /// <summary>What this curve contributes to a metric of the checkpoint.</summary>
    public double Of(SafetyMetric metric) => metric switch
    {
        SafetyMetric.OriginAttackSuccessRate => OriginAttackSuccessRate,
        SafetyMetric.Visage or SafetyMetric.WorstVisage => Visage,
        SafetyMetric.ReferenceVisage => ReferenceVisage,
        SafetyMetric.SafetyRegion => SafetyRegion,
        SafetyMetric.FullRangeMean => FullRangeMean,
        SafetyMetric.LocalStability => LocalStability,
        SafetyMetric.FlipRate => FlipRate,
        SafetyMetric.MinimumBasinRadius or SafetyMetric.MedianBasinRadius => BasinRadius,
        SafetyMetric.EdgeSharpness => EdgeSharpness,
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };
}
