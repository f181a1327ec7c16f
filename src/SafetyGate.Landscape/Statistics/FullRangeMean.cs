namespace SafetyGate.Landscape.Statistics;

/// <summary>How safe the whole sampled range is, its fully unsafe points included.</summary>
public static class FullRangeMean
{
    /// <summary>The mean of 100 - ASR.</summary>
    /// <param name="asr">[alphas] in percent, at least one.</param>
    /// <returns>0 to 100.</returns>
    public static double Of(ReadOnlySpan<double> asr)
    {
        double sum = 0;
        foreach (double rate in asr)
            sum += 100 - rate;
        return sum / asr.Length;
    }
}
