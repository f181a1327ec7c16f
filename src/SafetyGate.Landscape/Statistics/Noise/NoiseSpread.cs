namespace SafetyGate.Landscape.Statistics.Noise;

/// <summary>How far two measurements of the same checkpoint lie apart.</summary>
/// <param name="Source">What differs between them.</param>
/// <param name="Comparisons">Pairs that were compared.</param>
/// <param name="Median">Of |difference of VISAGE|, in points.</param>
/// <param name="Percentile95">The 95th percentile.</param>
/// <param name="Largest">The largest.</param>
public sealed record NoiseSpread(NoiseSource Source, int Comparisons, double Median, double Percentile95, double Largest)
{
    /// <summary>The spread of differences; null where there is none.</summary>
    public static NoiseSpread? Of(NoiseSource source, IEnumerable<double> differences)
    {
        double[] sorted = [.. differences.Select(Math.Abs).Order()];
        return sorted.Length == 0
            ? null
            : new NoiseSpread(source, sorted.Length, Quantile(sorted, 0.5), Quantile(sorted, 0.95), sorted[^1]);
    }

    // The next value above, so that few comparisons do not make the noise look smaller.
    private static double Quantile(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * (sorted.Length - 1))];
}
