using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics.Noise;

/// <summary>
/// How much VISAGE of one checkpoint differs from itself when nothing but chance changes: below that a drop means nothing.
/// The gate compares checkpoints along the same directions and over the same prompts, which cancels some of it.
/// </summary>
public static class NoiseFloor
{
    private const int Splits = 500;
    private const int DirectionStream = 0;
    private const int PromptStream = 1;

    /// <summary>Compares disjoint groups of directions with one another, and halves of the prompts.</summary>
    /// <param name="landscape">The checkpoint's.</param>
    /// <param name="groupSize">Directions that a gate sweeps; groups are smaller where there are fewer than two such
    /// groups.</param>
    /// <param name="settings">Defaults where null; the seed decides the groups.</param>
    /// <returns>What could be compared; directions need two, prompts two.</returns>
    public static IReadOnlyList<NoiseSpread> Measure(SafetyLandscape landscape, int groupSize, StatisticsSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentOutOfRangeException.ThrowIfLessThan(groupSize, 1);
        settings ??= StatisticsSettings.Default;
        settings.Validate();
        var metrics = new LandscapeMetrics(landscape, ResponseReading.Parity, settings);
        return
        [
            .. new[]
            {
                NoiseSpread.Of(NoiseSource.Directions, OfDirections(metrics, groupSize, settings.Seed)),
                NoiseSpread.Of(NoiseSource.Prompts, OfPrompts(metrics, settings.Seed)),
            }.OfType<NoiseSpread>(),
        ];
    }

    /// <summary>VISAGE over the first directions.</summary>
    public static double Visage(SafetyLandscape landscape, int directions)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        return landscape.Curves.Take(directions)
            .Average(curve => Statistics.Visage.Of([.. curve.Points.Select(point => point.AttackSuccessRate)]));
    }

    /// <summary>The smallest allowed drop that chance alone seldom exceeds: the largest of the 95th percentiles, rounded up to
    /// half a point; null where nothing could be compared.</summary>
    public static double? Recommend(IReadOnlyList<NoiseSpread> spreads) => spreads.Count == 0
        ? null
        : Math.Clamp(Math.Ceiling(spreads.Max(s => s.Percentile95) * 2) / 2, 0.5, 100);

    private static IEnumerable<double> OfDirections(LandscapeMetrics metrics, int groupSize, ulong seed)
    {
        int count = metrics.Table.DirectionCount;
        int size = Math.Min(groupSize, count / 2);
        if (size == 0)
            yield break;
        int[] once = Weights(metrics.Table.PromptCount, 1);
        double[] visage = [.. Enumerable.Range(0, count).Select(d => metrics.Curve(d, once).Visage)];
        foreach (int[] order in Orders(count, seed, DirectionStream))
            yield return order[..size].Average(d => visage[d]) - order[size..(2 * size)].Average(d => visage[d]);
    }

    // Two halves differ by the square root of two more than two sets of the full size.
    private static IEnumerable<double> OfPrompts(LandscapeMetrics metrics, ulong seed)
    {
        int half = metrics.Table.PromptCount / 2;
        if (half == 0)
            yield break;
        foreach (int[] order in Orders(metrics.Table.PromptCount, seed, PromptStream))
            yield return (Visage(metrics, order[..half]) - Visage(metrics, order[half..(2 * half)])) / Math.Sqrt(2);
    }

    private static double Visage(LandscapeMetrics metrics, int[] prompts)
    {
        int[] weights = Weights(metrics.Table.PromptCount, 0);
        foreach (int prompt in prompts)
            weights[prompt] = 1;
        return Enumerable.Range(0, metrics.Table.DirectionCount).Average(d => metrics.Curve(d, weights).Visage);
    }

    private static int[] Weights(int count, int value) => [.. Enumerable.Repeat(value, count)];

    private static IEnumerable<int[]> Orders(int count, ulong seed, int stream)
    {
        var random = new SplitMix64(seed, (ulong)stream);
        for (int split = 0; split < Splits; split++)
        {
            int[] order = [.. Enumerable.Range(0, count)];
            for (int i = count - 1; i > 0; i--)
            {
                int other = random.Next(i + 1);
                (order[i], order[other]) = (order[other], order[i]);
            }

            yield return order;
        }
    }
}
