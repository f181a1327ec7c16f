using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Sweeps;

public class SafetyLandscapeTests
{
    private static readonly AlphaGrid Grid = AlphaGrid.Symmetric(2);

    [Fact]
    public void A_complete_landscape_is_accepted()
    {
        var landscape = new SafetyLandscape(CheckpointRole.Base, Grid, ["a", "b"], [Curve(0), Curve(4)]);

        landscape.Curves.Select(c => c.DirectionIndex).ShouldBe([0, 4]);
        landscape.PromptIds.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Every_gap_is_listed()
    {
        var shortCurve = new LandscapeCurve(1, "short", [Point(0, 2)]);
        var shifted = new LandscapeCurve(2, "shifted", [Point(-0.5, 2), Point(0.1, 2), Point(0.5, 2)]);
        var narrow = new LandscapeCurve(3, "narrow", [Point(-0.5, 1), Point(0, 1), Point(0.5, 1)]);

        SafetyGateException error = Should.Throw<SafetyGateException>(
            () => new SafetyLandscape(CheckpointRole.Candidate, Grid, ["a", "b"], [Curve(0), shortCurve, shifted, narrow]));

        error.Code.ShouldBe(StatisticsErrors.IncompleteLandscape);
        error.Problems.Count.ShouldBe(3);
    }

    [Fact]
    public void A_prompt_without_an_id_is_refused() => Incomplete(["a", ""], Curve(0));

    [Fact]
    public void A_prompt_that_occurs_twice_is_refused() => Incomplete(["a", "a"], Curve(0));

    [Fact]
    public void A_direction_that_occurs_twice_is_refused() => Incomplete(["a", "b"], Curve(0), Curve(0));

    [Fact]
    public void A_landscape_without_directions_is_refused() => Incomplete(["a", "b"]);

    [Fact]
    public void A_missing_direction_is_refused() => Incomplete(["a", "b"], Curve(0), null!);

    [Fact]
    public void Points_out_of_order_are_refused() => InvalidCurve(Point(0.1, 2), Point(-0.1, 2));

    [Fact]
    public void A_point_that_occurs_twice_is_refused() => InvalidCurve(Point(0, 2), Point(0, 2));

    [Fact]
    public void Points_over_different_prompts_are_refused() => InvalidCurve(Point(0, 2), Point(0.1, 3));

    [Fact]
    public void A_curve_without_points_is_refused() => InvalidCurve();

    [Fact]
    public void A_missing_point_is_refused() => InvalidCurve(Point(0, 2), null!);

    private static void Incomplete(string[] prompts, params LandscapeCurve[] curves) =>
        Should.Throw<SafetyGateException>(() => new SafetyLandscape(CheckpointRole.Base, Grid, prompts, curves))
            .Code.ShouldBe(StatisticsErrors.IncompleteLandscape);

    private static void InvalidCurve(params LandscapePoint[] points) =>
        Should.Throw<SafetyGateException>(() => new LandscapeCurve(0, "d0", points))
            .Code.ShouldBe(StatisticsErrors.InvalidCurve);

    private static LandscapeCurve Curve(int index) =>
        new(index, $"d{index}", [.. Grid.Alphas.Select(a => Point(a, 2))]);

    private static LandscapePoint Point(double alpha, int prompts) =>
        new(alpha, [.. Enumerable.Repeat(Judgement.Refused, prompts)]);
}
