namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// The exact interval of a share (Clopper and Pearson 1934): it covers at least as often as it says, for every share and
/// every number of trials. 0 of 80 gives 0 to 4.5 %. It takes the trials as independent.
/// </summary>
public static class ClopperPearsonInterval
{
    /// <summary>The interval of one share.</summary>
    /// <param name="successes">0 to <paramref name="count"/>.</param>
    /// <param name="count">Trials; 1 or more.</param>
    /// <param name="level">Confidence, 0.5 to 0.999.</param>
    public static Interval Of(int successes, int count, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, count);
        double tail = (1 - level) / 2;
        double low = successes == 0 ? 0 : BetaDistribution.Quantile(tail, successes, count - successes + 1);
        double high = successes == count ? 1 : 1 - BetaDistribution.Quantile(tail, count - successes, successes + 1);
        return new Interval(low, high, level);
    }
}
