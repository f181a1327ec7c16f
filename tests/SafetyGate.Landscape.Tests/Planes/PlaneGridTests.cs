using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Planes;

namespace SafetyGate.Landscape.Tests.Planes;

public sealed class PlaneGridTests
{
    [Theory]
    [InlineData(1, 0, 0.5, 0.5, 10, 0)]
    [InlineData(1, 0, -0.7, 1.3, 12, 2)]
    [InlineData(1, 0, 40, -3, 20, 1)]
    [InlineData(1, 0, 0.5, 0, 4, 0)]
    public void The_grid_holds_the_points_and_has_lines_through_zero(double bx, double by, double cx, double cy, int steps, int beyond)
    {
        PlaneGrid grid = PlaneGrid.Around([(bx, by), (cx, cy)], steps, beyond);
        foreach ((double x, double y) in new[] { (0, 0), (bx, by), (cx, cy) })
        {
            x.ShouldBeInRange(grid.X[0] - 1e-9, grid.X[^1] + 1e-9);
            y.ShouldBeInRange(grid.Y[0] - 1e-9, grid.Y[^1] + 1e-9);
        }

        grid.X.ShouldContain(0.0);
        grid.Y.ShouldContain(0.0);
        if (Math.Abs(cx) < 10)
            grid.X.ShouldContain(1.0);
        grid.X.Count.ShouldBeLessThanOrEqualTo((2 * steps) + (2 * beyond) + 3);
        double width = grid.X[1] - grid.X[0];
        (grid.Y[1] - grid.Y[0]).ShouldBe(width, 1e-12, "both axes have one unit");
    }

    [Fact]
    public void A_grid_that_cannot_be_swept_is_refused()
    {
        double[] many = [.. Enumerable.Range(0, 1001).Select(i => (double)i)];
        foreach (Action make in new Action[]
        {
            () => _ = new PlaneGrid([0]),
            () => _ = new PlaneGrid([0, 0]),
            () => _ = new PlaneGrid([0, double.NaN]),
            () => _ = new PlaneGrid(many, many),
            () => PlaneGrid.Around([(double.PositiveInfinity, 0)], 4, 0),
        })
        {
            Should.Throw<SafetyGateException>(make).Code.ShouldBe(PlaneErrors.InvalidGrid);
        }
    }
}
