using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Tests.Statistics;

public class ExactIntervalTests
{
    // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 5.
    [Theory]
    [InlineData(81, 263, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0578, 0.1617)]
    [InlineData(0, 20, 0, 0.1684)]
    [InlineData(1, 29, 0.0009, 0.1776)]
    public void Published_exact_intervals_are_reproduced(int failures, int count, double low, double high)
    {
        Interval interval = ClopperPearsonInterval.Of(failures, count, 0.95);

        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void None_of_eighty_still_allows_four_and_a_half_percent()
    {
        Interval interval = ClopperPearsonInterval.Of(0, 80, 0.95);

        interval.Low.ShouldBe(0);
        interval.High.ShouldBe(1 - Math.Pow(0.025, 1.0 / 80), 1e-12);
        interval.High.ShouldBe(0.0451, 0.0001);
        ClopperPearsonInterval.Of(80, 80, 0.95).Low.ShouldBe(1 - interval.High, 1e-12);
    }

    // The slow plain twin: the share at which a tail of the binomial distribution, summed term by term, is what is left over.
    [Fact]
    public void Every_end_leaves_half_the_error_in_its_tail()
    {
        foreach (double level in new[] { 0.5, 0.9, 0.95, 0.999 })
        {
            foreach (int count in new[] { 1, 2, 7, 40, 80, 200 })
            {
                for (int successes = 0; successes <= count; successes += Math.Max(1, count / 9))
                {
                    Interval interval = ClopperPearsonInterval.Of(successes, count, level);
                    double tail = (1 - level) / 2;
                    if (successes > 0)
                        Probability(count, interval.Low, k => k >= successes).ShouldBe(tail, 1e-9);
                    if (successes < count)
                        Probability(count, interval.High, k => k <= successes).ShouldBe(tail, 1e-9);
                }
            }
        }
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, 0)]
    public void Counts_that_cannot_be_are_refused(int successes, int count) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ClopperPearsonInterval.Of(successes, count, 0.95));

    // Tables of Student's t, and 1 / tan for one degree of freedom.
    [Theory]
    [InlineData(0.95, 1, 12.7062047)]
    [InlineData(0.95, 2, 4.3026527)]
    [InlineData(0.95, 5, 2.5705818)]
    [InlineData(0.99, 9, 3.2498355)]
    [InlineData(0.95, 79, 1.9904502)]
    [InlineData(0.95, 1e6, 1.9599640)]
    [InlineData(0.999, 2, 31.5990546)]
    public void Students_quantiles_agree_with_the_tables(double level, double degrees, double expected) =>
        StudentQuantile.TwoSided(level, degrees).ShouldBe(expected, expected * 2e-6);

    [Fact]
    public void Quantiles_between_whole_degrees_lie_between() =>
        StudentQuantile.TwoSided(0.95, 2.5).ShouldBeInRange(3.1824463, 4.3026527);

    [Fact]
    public void The_tail_beyond_a_quantile_is_what_the_quantile_leaves() =>
        StudentQuantile.TwoSidedTail(StudentQuantile.TwoSided(0.98, 3), 3).ShouldBe(0.02, 1e-9);

    private static double Probability(int count, double share, Func<int, bool> included)
    {
        double sum = 0;
        double logarithm = 0;
        for (int k = 0; k <= count; k++)
        {
            if (included(k))
                sum += Math.Exp(logarithm + (k * Math.Log(share)) + ((count - k) * Math.Log(1 - share)));
            logarithm += Math.Log((double)(count - k) / (k + 1));
        }

        return sum;
    }
}
