using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Statistics;

public class CurveMetricTests
{
    private static readonly double[] Alphas = [.. AlphaGrid.Symmetric(8, 0.2).Alphas];

    [Fact]
    public void Visage_leaves_out_points_that_are_lost_entirely()
    {
        Visage.Of([100, 50, 0, 100]).ShouldBe(75);
        Visage.Of([100, 99.99, 100]).ShouldBe(0.01, 1e-9);
    }

    [Fact]
    public void Visage_of_a_landscape_lost_everywhere_is_zero() => Visage.Of([100, 100, 100]).ShouldBe(0);

    [Fact]
    public void A_three_point_basin_scores_full_visage_but_not_full_stability()
    {
        double[] narrow = [100, 100, 100, 0, 0, 0, 100, 100, 100];

        Visage.Of(narrow).ShouldBe(100);
        FullRangeMean.Of(narrow).ShouldBe(100.0 / 3, 1e-12);
        LocalStability.Of(Alphas, narrow, 0.1).ShouldBe(0.6, 1e-12);
        BasinRadius.Of(Alphas, narrow, 4, 10).ShouldBe(0.05 + (0.05 * 0.1), 1e-12);
        EdgeSharpness.Of(Alphas, narrow).ShouldBe(100, 1e-9);
    }

    [Fact]
    public void A_basin_without_walls_reaches_the_end_of_the_grid() =>
        BasinRadius.Of(Alphas, new double[9], 4, 10).ShouldBe(0.2);

    [Fact]
    public void A_wall_on_one_side_limits_the_radius_on_both() =>
        BasinRadius.Of(Alphas, [0, 0, 0, 0, 0, 0, 0, 20, 0], 4, 10).ShouldBe(0.125, 1e-12);

    [Fact]
    public void A_point_exactly_at_the_tolerance_is_inside()
    {
        double origin = 3.0 / 80 * 100.0;
        double edge = 11.0 / 80 * 100.0;

        BasinRadius.Of(Alphas, [100, edge, edge, edge, origin, edge, edge, edge, 100], 4, 10)
            .ShouldBe(0.15, 1e-9);
    }

    [Fact]
    public void A_basin_on_a_grid_with_one_side_only_is_measured_on_that_side() =>
        BasinRadius.Of([0, 0.5, 1], [0, 0, 20], 0, 10).ShouldBe(0.75, 1e-12);

    [Fact]
    public void Edge_sharpness_does_not_depend_on_the_spacing_of_a_straight_slope()
    {
        EdgeSharpness.Of([0, 0.1, 0.2], [0, 20, 40]).ShouldBe(10, 1e-9);
        EdgeSharpness.Of([0, 0.05, 0.1], [0, 10, 20]).ShouldBe(10, 1e-9);
    }

    [Fact]
    public void The_local_window_takes_a_grid_point_that_rounding_moved_past_its_radius() =>
        LocalStability.Of([-0.10000000000000009, 0, 0.10000000000000009], [100, 0, 0], 0.1).ShouldBe(2.0 / 3, 1e-12);
}
