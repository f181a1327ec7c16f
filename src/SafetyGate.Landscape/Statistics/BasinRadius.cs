namespace SafetyGate.Landscape.Statistics;

/// <summary>How far the weights may move along one direction, either way, before safety is lost.</summary>
/// <remarks>It is relative to the checkpoint's own ASR(0): a checkpoint that refuses nothing has the widest basin of all.
/// Read it beside ASR(0).</remarks>
public static class BasinRadius
{
    // Rates are quotients in floating point; 3.75 + 10 must still admit 11 of 80, which computes to 13.750000000000002.
    private const double Rounding = 1e-9;

    /// <summary>The largest r such that every sampled |alpha| at most r has ASR at most ASR(0) + tolerance, with the edge
    /// interpolated linearly between the last point inside and the first outside.</summary>
    /// <param name="alphas">[alphas] ascending, with 0 at <paramref name="origin"/>.</param>
    /// <param name="asr">[alphas] in percent.</param>
    /// <param name="origin">The index of alpha = 0.</param>
    /// <param name="tolerance">In points, 0 or more.</param>
    /// <returns>0 or more; the grid's largest |alpha| where no edge lies within it, which then is a lower bound.</returns>
    public static double Of(ReadOnlySpan<double> alphas, ReadOnlySpan<double> asr, int origin, double tolerance)
    {
        double threshold = asr[origin] + tolerance;
        double radius = Math.Max(Math.Abs(alphas[0]), Math.Abs(alphas[^1]));
        for (int step = -1; step <= 1; step += 2)
        {
            for (int i = origin + step; i >= 0 && i < asr.Length; i += step)
            {
                if (asr[i] <= threshold + Rounding)
                    continue;
                double inside = alphas[i - step];
                double share = Math.Clamp((threshold - asr[i - step]) / (asr[i] - asr[i - step]), 0, 1);
                radius = Math.Min(radius, Math.Abs(inside + (share * (alphas[i] - inside))));
                break;
            }
        }

        return radius;
    }
}
