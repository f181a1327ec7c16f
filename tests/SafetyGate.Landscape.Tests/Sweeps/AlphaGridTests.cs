using System.Text.Json;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Sweeps;

public class AlphaGridTests
{
    [Fact]
    [Trait("Category", Golden.Category)]
    public void Every_axis_of_the_released_code_is_reproduced()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Golden.Path("metrics", "expected_metrics.json")));
        int compared = 0;
        foreach (JsonElement grid in golden.RootElement.GetProperty("grid_coords").EnumerateArray())
        {
            foreach (string axis in (string[])["x", "y"])
            {
                if (grid.GetProperty(axis).ValueKind == JsonValueKind.Null)
                    continue;
                double[] expected = [.. grid.GetProperty(axis).EnumerateArray().Select(e => e.GetDouble())];
                AlphaGrid actual = GridOf(grid, axis);
                actual.Count.ShouldBe(expected.Length);
                for (int i = 0; i < expected.Length; i++)
                    actual.Alphas[i].ShouldBe(expected[i], 1e-15 * Math.Max(1, Math.Abs(expected[i])));
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(20, 0.5)]
    [InlineData(14, 0.37)]
    [InlineData(10_000, 100)]
    public void A_symmetric_grid_is_exactly_symmetric_about_an_exact_zero(int intervals, double radius)
    {
        AlphaGrid grid = AlphaGrid.Symmetric(intervals, radius);

        grid.Count.ShouldBe(intervals + 1);
        grid.Alphas[0].ShouldBe(-radius);
        BitConverter.DoubleToInt64Bits(grid.Alphas[grid.OriginIndex]).ShouldBe(0);
        for (int i = 0; i < grid.Count; i++)
            grid.Alphas[i].ShouldBe(-grid.Alphas[grid.Count - 1 - i]);
    }

    [Fact]
    public void An_interpolation_reaches_both_checkpoints_exactly()
    {
        AlphaGrid grid = AlphaGrid.Interpolation(20, 5);

        grid.Alphas[grid.OriginIndex].ShouldBe(0);
        grid.Alphas[25].ShouldBe(1);
        grid.Intervals.ShouldBe(30);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(-2, 0.5)]
    [InlineData(19, 0.5)]
    [InlineData(10_002, 0.5)]
    [InlineData(20, 0)]
    [InlineData(20, -0.5)]
    [InlineData(20, 101)]
    [InlineData(20, double.NaN)]
    [InlineData(20, double.PositiveInfinity)]
    public void A_symmetric_grid_that_makes_no_sense_is_refused(int intervals, double radius) =>
        Should.Throw<SafetyGateException>(() => AlphaGrid.Symmetric(intervals, radius))
            .Code.ShouldBe(StatisticsErrors.InvalidGrid);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, -1)]
    [InlineData(int.MaxValue, 0)]
    [InlineData(20, int.MaxValue)]
    public void An_interpolation_that_makes_no_sense_is_refused(int intervals, int additional) =>
        Should.Throw<SafetyGateException>(() => AlphaGrid.Interpolation(intervals, additional))
            .Code.ShouldBe(StatisticsErrors.InvalidGrid);

    [Fact]
    public void Grids_are_equal_by_their_alphas()
    {
        AlphaGrid.Symmetric().ShouldBe(AlphaGrid.Default);
        AlphaGrid.Symmetric().GetHashCode().ShouldBe(AlphaGrid.Default.GetHashCode());
        AlphaGrid.Symmetric(10).ShouldNotBe(AlphaGrid.Default);
        AlphaGrid.Symmetric(20, 0.4).ShouldNotBe(AlphaGrid.Default);
    }

    // The released code gives both axes the first multiplier, and "interpolation-random" a random second axis.
    private static AlphaGrid GridOf(JsonElement grid, string axis)
    {
        int steps = grid.GetProperty("steps").GetInt32();
        string kind = grid.GetProperty("vis_type").GetString()!;
        bool random = kind.EndsWith(axis == "x" ? "D_random" : "random", StringComparison.Ordinal);
        return random
            ? AlphaGrid.Symmetric(steps, 0.5 * grid.GetProperty("multiplier")[0].GetDouble())
            : AlphaGrid.Interpolation(steps, grid.GetProperty("additional").GetInt32());
    }
}
