using System.Globalization;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports.Markdown;

namespace SafetyGate.Tests.Reports;

public sealed class ChartRangeTests
{
    [Fact]
    public void The_papers_grid_is_written_plainly() => ChartRange.Of(-0.5, 0.5, 21).ShouldBe("-0.5 --> 0.5");

    [Fact]
    public void On_every_grid_a_renderer_that_adds_up_steps_reaches_the_last_value()
    {
        int raised = 0;
        foreach (double radius in new[] { 0.05, 0.1, 0.3, 0.5, 0.7, 1, 1.1, 10, 100 })
        {
            for (int intervals = 2; intervals <= 100; intervals += 2)
            {
                AlphaGrid grid = AlphaGrid.Symmetric(intervals, radius);
                double[] ends = [.. ChartRange.Of(grid.Alphas[0], grid.Alphas[^1], grid.Count).Split(" --> ").Select(Number)];
                double step = (ends[1] - ends[0]) / intervals;
                int values = 0;
                for (double at = ends[0]; at <= ends[1]; at += step)
                    values++;
                values.ShouldBe(grid.Count, $"{intervals} intervals to {radius}");
                ends[1].ShouldBe(radius, 0.01 * radius);
                raised += ends[1] > radius ? 1 : 0;
            }
        }

        raised.ShouldBeGreaterThan(0);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
