using SafetyGate.Reports.Plots;

namespace SafetyGate.Tests.Reports.Plots;

public sealed class TicksTests
{
    [Theory]
    [InlineData(-0.5, 0.5, 10, -0.5, 0.1, 11)]
    [InlineData(0, 100, 5, 0, 20, 6)]
    [InlineData(-0.25, 1.25, 8, -0.2, 0.2, 8)]
    [InlineData(0, 1e-3, 4, 0, 0.0002, 6)]
    public void Ticks_are_round_and_within_the_axis(double low, double high, int about, double first, double step, int count)
    {
        IReadOnlyList<double> ticks = Ticks.Of(new ChartAxis("x", low, high), about);
        ticks.Count.ShouldBe(count);
        for (int i = 0; i < count; i++)
            ticks[i].ShouldBe(first + (i * step), 1e-9);
    }
}
