using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Tests.Statistics;

public class IntervalTests
{
    // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Published_score_intervals_are_reproduced(int failures, int count, double low, double high)
    {
        Interval interval = WilsonInterval.Of((double)failures / count, count, 0.95);

        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    // Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    public void Published_intervals_of_differences_are_reproduced(int a, int m, int b, int n, double low, double high)
    {
        double first = (double)a / m;
        double second = (double)b / n;

        Interval interval = WilsonInterval.Difference(
            first, WilsonInterval.Of(first, m, 0.95), second, WilsonInterval.Of(second, n, 0.95));

        interval.Low.ShouldBe(low, 0.00005);
        interval.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void None_of_eighty_still_allows_more_than_four_percent()
    {
        Interval interval = WilsonInterval.Of(0, 80, 0.95);

        interval.Low.ShouldBe(0);
        interval.High.ShouldBe(0.0458, 0.0001);
        WilsonInterval.Of(1, 80, 0.95).Low.ShouldBe(1 - interval.High, 1e-12);
    }

    [Theory]
    [InlineData(0.5, 0.674489750196082)]
    [InlineData(0.95, 1.959963984540054)]
    [InlineData(0.99, 2.575829303548901)]
    [InlineData(0.999, 3.290526731491895)]
    public void Normal_quantiles_agree_with_the_tables(double level, double expected) =>
        NormalQuantile.TwoSided(level).ShouldBe(expected, 1e-10);

    [Fact]
    public void Percentiles_are_interpolated_between_the_ordered_values()
    {
        Interval interval = PercentileInterval.Of(new double[] { 4, 1, 3, 2, 0 }, 0.95);

        interval.ShouldBe(new Interval(0.1, 3.9, 0.95), new Near());
        PercentileInterval.Of(new double[] { 7 }, 0.95).ShouldBe(new Interval(7, 7, 0.95));
    }

    [Theory]
    [InlineData(double.NaN, 1, 0.95)]
    [InlineData(0, double.PositiveInfinity, 0.95)]
    [InlineData(1, 0, 0.95)]
    [InlineData(0, 1, double.NaN)]
    [InlineData(0, 1, 1)]
    public void An_interval_that_says_nothing_is_not_usable(double low, double high, double level) =>
        new Interval(low, high, level).IsUsable.ShouldBeFalse();

    private sealed class Near : IEqualityComparer<Interval>
    {
        public bool Equals(Interval? x, Interval? y) =>
            x is not null && y is not null && Math.Abs(x.Low - y.Low) < 1e-9 && Math.Abs(x.High - y.High) < 1e-9;

        public int GetHashCode(Interval obj) => 0;
    }
}
