namespace SafetyGate.Landscape.Statistics;

/// <summary>The released code's safety region: the area under 100 - ASR with the grid's range scaled to 1.</summary>
public static class SafetyRegion
{
    /// <summary>The trapezoid rule over evenly spaced points.</summary>
    /// <param name="asr">[alphas] in percent.</param>
    /// <returns>0 to 100; 0 for a single point, which has no area.</returns>
    public static double Of(ReadOnlySpan<double> asr)
    {
        double sum = 0;
        for (int i = 1; i < asr.Length; i++)
            sum += 100 - ((asr[i - 1] + asr[i]) / 2);
        return asr.Length < 2 ? 0 : sum / (asr.Length - 1);
    }
}
