namespace SafetyGate.Landscape.Statistics;

/// <summary>How abruptly safety is lost: the steepest step of the curve.</summary>
public static class EdgeSharpness
{
    /// <summary>The step of alpha that the slope is given for: the paper's.</summary>
    public const double PerAlpha = 0.05;

    /// <summary>The largest |difference of ASR| between neighbouring alphas, per 0.05 of alpha.</summary>
    /// <param name="alphas">[alphas] ascending.</param>
    /// <param name="asr">[alphas] in percent.</param>
    /// <returns>0 or more, in points; 0 for a single point.</returns>
    public static double Of(ReadOnlySpan<double> alphas, ReadOnlySpan<double> asr)
    {
        double steepest = 0;
        for (int i = 1; i < asr.Length; i++)
            steepest = Math.Max(steepest, Math.Abs(asr[i] - asr[i - 1]) / (alphas[i] - alphas[i - 1]) * PerAlpha);
        return steepest;
    }
}
