namespace SafetyGate.Landscape.Statistics;

/// <summary>
/// The looks of a group-sequential design, fixed in advance: after how many directions the verdict may be taken, and how
/// confident each look's intervals must be for all of them to hold together (repeated confidence intervals, Jennison and
/// Turnbull 1984). Whoever stops at whichever look, for whatever reason, has intervals of the confidence that was claimed.
/// </summary>
/// <remarks>
/// All looks have the same level (Pocock's form), calibrated for normal directions and Student's t at every look by seeded
/// simulation. Prompts, which all looks share, only make looks more alike. A betting or empirical-Bernstein confidence
/// sequence needs no plan, but after n directions it can exclude nothing that is within a factor of (1 - level)^(1/n) of the
/// best value: ten perfect directions would prove a VISAGE of 69, three of 29.
/// </remarks>
public sealed class LookPlan
{
    /// <summary>Looks are spread evenly beyond so many.</summary>
    public const int MostLooks = 12;

    private const int Replications = 20_000;
    private const ulong Seed = 20_240_517;

    private LookPlan(int[] looks, double eachLook)
    {
        Looks = Array.AsReadOnly(looks);
        EachLook = eachLook;
    }

    /// <summary>Numbers of directions, ascending.</summary>
    public IReadOnlyList<int> Looks { get; }

    /// <summary>The level of every single look's intervals.</summary>
    public double EachLook { get; }

    /// <summary>Plans looks after every direction from the first look to the last, both included.</summary>
    /// <param name="first">1 or more.</param>
    /// <param name="last">At least <paramref name="first"/>.</param>
    /// <param name="level">What all looks together must hold, 0.5 to 0.999.</param>
    public static LookPlan Of(int first, int last, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        int count = Math.Min(MostLooks, last - first + 1);
        int[] looks = [.. Enumerable.Range(0, count)
            .Select(i => count == 1 ? first : first + (int)Math.Round((last - first) * (double)i / (count - 1)))];

        // A look after one direction knows nothing of others; its interval is about the prompts, which do not change.
        int[] spread = [.. looks.Where(n => n > 1)];
        return new LookPlan(looks, spread.Length < 2 ? level : 1 - Calibrate(spread, 1 - level));
    }

    // The largest error of a single look, between that of Bonferroni and that of one look, with which the looks together err
    // no more often than they may.
    private static double Calibrate(int[] looks, double error)
    {
        double[][] statistics = Simulate(looks);
        double low = error / looks.Length;
        double high = error;
        for (int i = 0; i < 20; i++)
        {
            double middle = (low + high) / 2;
            double[] critical = [.. looks.Select(n => StudentQuantile.TwoSided(1 - middle, n - 1))];
            if (ShareBeyond(statistics, critical) > error)
                high = middle;
            else
                low = middle;
        }

        return low;
    }

    private static double ShareBeyond(double[][] statistics, double[] critical)
    {
        int beyond = 0;
        foreach (double[] path in statistics)
        {
            for (int i = 0; i < critical.Length; i++)
            {
                if (path[i] > critical[i])
                {
                    beyond++;
                    break;
                }
            }
        }

        return (double)beyond / statistics.Length;
    }

    /// <summary>[replications][looks] |t| of nested samples of standard normal numbers.</summary>
    private static double[][] Simulate(int[] looks)
    {
        var random = new SplitMix64(Seed);
        var statistics = new double[Replications][];
        for (int replication = 0; replication < Replications; replication++)
        {
            var path = new double[looks.Length];
            double mean = 0;
            double squares = 0;
            int n = 0;
            for (int look = 0; look < looks.Length; look++)
            {
                while (n < looks[look])
                {
                    double away = random.NextNormal() - mean;
                    mean += away / ++n;
                    squares += away * away * (n - 1) / n;
                }

                path[look] = Math.Abs(mean) * Math.Sqrt(n * (n - 1.0) / squares);
            }

            statistics[replication] = path;
        }

        return statistics;
    }
}
