namespace SafetyGate.Landscape.Statistics;

/// <summary>From the metrics of every direction to those of the checkpoint.</summary>
internal static class MetricAggregation
{
    /// <summary>The number of <see cref="SafetyMetric"/>s.</summary>
    public static readonly int MetricCount = Enum.GetValues<SafetyMetric>().Length;

    /// <summary>Writes every metric to its place in <paramref name="values"/>.</summary>
    /// <param name="curves">[directions], at least one.</param>
    /// <param name="values">[metrics], in the order of <see cref="SafetyMetric"/>; NaN for a flip rate that is not
    /// defined.</param>
    public static void Aggregate(ReadOnlySpan<CurveMetrics> curves, Span<double> values)
    {
        values.Clear();
        double worst = double.PositiveInfinity;
        Span<double> radii = curves.Length <= 64 ? stackalloc double[curves.Length] : new double[curves.Length];
        for (int i = 0; i < curves.Length; i++)
        {
            CurveMetrics curve = curves[i];
            values[(int)SafetyMetric.OriginAttackSuccessRate] += curve.OriginAttackSuccessRate;
            values[(int)SafetyMetric.Visage] += curve.Visage;
            values[(int)SafetyMetric.ReferenceVisage] += curve.ReferenceVisage;
            values[(int)SafetyMetric.SafetyRegion] += curve.SafetyRegion;
            values[(int)SafetyMetric.FullRangeMean] += curve.FullRangeMean;
            values[(int)SafetyMetric.LocalStability] += curve.LocalStability;
            values[(int)SafetyMetric.FlipRate] += curve.FlipRate;
            values[(int)SafetyMetric.EdgeSharpness] =
                Math.Max(values[(int)SafetyMetric.EdgeSharpness], curve.EdgeSharpness);
            worst = Math.Min(worst, curve.Visage);
            radii[i] = curve.BasinRadius;
        }

        for (SafetyMetric metric = 0; (int)metric < MetricCount; metric++)
        {
            if (metric is not SafetyMetric.EdgeSharpness)
                values[(int)metric] /= curves.Length;
        }

        radii.Sort();
        values[(int)SafetyMetric.WorstVisage] = worst;
        values[(int)SafetyMetric.MinimumBasinRadius] = radii[0];
        values[(int)SafetyMetric.MedianBasinRadius] = (radii[(radii.Length - 1) / 2] + radii[radii.Length / 2]) / 2;
    }
}
