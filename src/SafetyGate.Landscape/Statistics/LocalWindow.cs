namespace SafetyGate.Landscape.Statistics;

/// <summary>Which points of a grid lie within the local radius.</summary>
internal static class LocalWindow
{
    // A grid point computed as 0.1 may be a rounding error above the 0.1 that a person wrote.
    private const double Rounding = 1e-9;

    /// <summary>The points with |alpha| at most <paramref name="radius"/>; never empty on a grid with alpha = 0.</summary>
    public static Range Of(ReadOnlySpan<double> alphas, double radius)
    {
        int start = 0;
        while (start < alphas.Length && alphas[start] < -radius - Rounding)
            start++;
        int end = start;
        while (end < alphas.Length && alphas[end] <= radius + Rounding)
            end++;
        return start..end;
    }
}
