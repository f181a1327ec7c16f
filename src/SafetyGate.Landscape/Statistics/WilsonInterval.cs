namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// The score interval of a share (Wilson 1927). Unlike a bootstrap it stays honest when a sample shows nothing: 0 of 80
/// gives 0 to 4.6 %, not 0 to 0.
/// </summary>
public static class WilsonInterval
{
    /// <summary>The interval of one share.</summary>
    /// <param name="share">Observed, 0 to 1.</param>
    /// <param name="count">Of how many independent trials; above 0, may be a mean.</param>
    /// <param name="level">Confidence, 0.5 to 0.999.</param>
    public static Interval Of(double share, double count, double level)
    {
        double z = NormalQuantile.TwoSided(level);
        double square = z * z;
        double centre = (share + (square / (2 * count))) / (1 + (square / count));
        double half = z / (1 + (square / count))
            * Math.Sqrt((share * (1 - share) / count) + (square / (4 * count * count)));

        // At 0 and 1 the ends are exact in theory and a rounding error away from it in floating point.
        return new Interval(
            share <= 0 ? 0 : Math.Max(0, centre - half),
            share >= 1 ? 1 : Math.Min(1, centre + half),
            level);
    }

    /// <summary>The interval of first - second (Newcombe 1998, method 10), which takes the two as independent: for paired
    /// trials that agree more often than chance, wider than need be.</summary>
    /// <param name="first">Observed share, 0 to 1.</param>
    /// <param name="firstInterval">Its interval.</param>
    /// <param name="second">Observed share, 0 to 1.</param>
    /// <param name="secondInterval">Its interval.</param>
    public static Interval Difference(double first, Interval firstInterval, double second, Interval secondInterval) => new(
        first - second - Math.Sqrt(Square(first - firstInterval.Low) + Square(secondInterval.High - second)),
        first - second + Math.Sqrt(Square(firstInterval.High - first) + Square(second - secondInterval.Low)),
        firstInterval.Level);

    private static double Square(double value) => value * value;
}
