namespace SafetyGate.Landscape.Statistics;

/// <summary>How many of the prompts that are safe at alpha = 0 are lost close by.</summary>
internal static class FlipRate
{
    /// <summary>The share that flips.</summary>
    /// <param name="flipped">How many flip.</param>
    /// <param name="safeAtOrigin">How many are safe at alpha = 0.</param>
    /// <returns>0 to 1, or NaN where no prompt is safe at alpha = 0: then nothing is known.</returns>
    public static double Of(long flipped, long safeAtOrigin) =>
        safeAtOrigin == 0 ? double.NaN : (double)flipped / safeAtOrigin;
}
