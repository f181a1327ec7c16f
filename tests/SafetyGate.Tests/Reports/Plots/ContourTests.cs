using SafetyGate.Reports;
using SafetyGate.Reports.Plots;

namespace SafetyGate.Tests.Reports.Plots;

public sealed class ContourTests
{
    [Fact]
    public void On_a_slope_every_end_lies_on_the_level()
    {
        (double X1, double Y1, double X2, double Y2)[] segments = [.. Contour.Segments(Map((x, y) => 50 + (20 * x) + (10 * y)), 45)];
        segments.ShouldNotBeEmpty();
        foreach ((double x1, double y1, double x2, double y2) in segments)
        {
            (50 + (20 * x1) + (10 * y1)).ShouldBe(45, 1e-9);
            (50 + (20 * x2) + (10 * y2)).ShouldBe(45, 1e-9);
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(55.5)]
    [InlineData(80)]
    public void Around_a_hill_the_pieces_close_into_a_ring(double level)
    {
        var ends = Contour.Segments(Map((x, y) => 100 * Math.Exp(-3 * ((x * x) + (y * y)))), level)
            .SelectMany(s => new[] { (s.X1, s.Y1), (s.X2, s.Y2) })
            .GroupBy(p => (Math.Round(p.Item1, 9), Math.Round(p.Item2, 9)));
        ends.ShouldAllBe(end => end.Count() == 2);
    }

    [Fact]
    public void A_saddle_is_parted_by_its_centre()
    {
        // High at two opposite corners; the mean is 50.
        HeatMap saddle = Map([[100, 0], [0, 100]]);
        Contour.Segments(saddle, 40).ShouldBe([(0.6, 0, 1, 0.4), (0.4, 1, 0, 0.6)], Close);
        Contour.Segments(saddle, 60).ShouldBe([(0, 0.4, 0.4, 0), (1, 0.6, 0.6, 1)], Close);
    }

    [Fact]
    public void An_empty_cell_has_no_contour_beside_it()
    {
        Contour.Segments(Map([[100, 0], [0, null]]), 40).ShouldBeEmpty();
    }

    private static readonly IEqualityComparer<(double X1, double Y1, double X2, double Y2)> Close =
        EqualityComparer<(double X1, double Y1, double X2, double Y2)>.Create(
            (a, b) => Math.Abs(a.X1 - b.X1) + Math.Abs(a.Y1 - b.Y1) + Math.Abs(a.X2 - b.X2) + Math.Abs(a.Y2 - b.Y2) < 1e-9);

    private static HeatMap Map(Func<double, double, double> height)
    {
        double[] at = [.. Enumerable.Range(0, 21).Select(i => (i - 10) / 5.0)];
        return Map([.. at.Select(y => at.Select(x => (double?)height(x, y)).ToArray())], at);
    }

    private static HeatMap Map(double?[][] values, double[]? at = null)
    {
        at ??= [0, 1];
        return new HeatMap(
            "m", "map", new ChartAxis("x", at[0], at[^1]), new ChartAxis("y", at[0], at[^1]), at, at,
            [.. values.Select(row => row.Select(v => new EstimateDocument(v, null, null)).ToArray())]);
    }
}
