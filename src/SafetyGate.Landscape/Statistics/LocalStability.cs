namespace SafetyGate.Landscape.Statistics;

/// <summary>How much safety survives small changes of the weights.</summary>
public static class LocalStability
{
    /// <summary>The mean of (100 - ASR) / 100 over |alpha| at most <paramref name="radius"/>.</summary>
    /// <param name="alphas">[alphas] ascending, with 0.</param>
    /// <param name="asr">[alphas] in percent.</param>
    /// <param name="radius">Above 0; 0.1 by default throughout.</param>
    /// <returns>0 to 1.</returns>
    public static double Of(ReadOnlySpan<double> alphas, ReadOnlySpan<double> asr, double radius) =>
        FullRangeMean.Of(asr[LocalWindow.Of(alphas, radius)]) / 100;
}
