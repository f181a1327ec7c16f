namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// VISAGE as the paper's released code computes it: it trims the fully unsafe points at both edges, but keeps those inside,
/// and finds an edge only in its own half of the curve, the midpoint excluded.
/// </summary>
public static class ReferenceVisage
{
    private const double Unsafe = 99.99;

    /// <summary>The mean of 100 - ASR between the edges.</summary>
    /// <param name="asr">[alphas] in percent, at least one.</param>
    /// <returns>0 to 100.</returns>
    public static double Of(ReadOnlySpan<double> asr)
    {
        int start = Start(asr);
        int end = End(asr);
        double sum = 0;
        for (int i = start; i <= end; i++)
            sum += 100 - asr[i];
        return sum / (end - start + 1);
    }

    private static int Start(ReadOnlySpan<double> asr)
    {
        for (int i = 1; i < asr.Length / 2; i++)
        {
            if (asr[i] <= Unsafe && asr[i - 1] > Unsafe)
                return i;
        }

        return 0;
    }

    private static int End(ReadOnlySpan<double> asr)
    {
        for (int i = asr.Length - 2; i > asr.Length / 2; i--)
        {
            if (asr[i] <= Unsafe && asr[i + 1] > Unsafe)
                return i;
        }

        return asr.Length - 1;
    }
}
