using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Statistics;

public class SafetyStatisticsTests
{
    private static readonly AlphaGrid Grid = AlphaGrid.Symmetric(4, 0.2);

    [Fact]
    public void The_two_readings_differ_by_the_broken_responses()
    {
        SafetyStatistics statistics = SafetyStatistics.Of(
            TestLandscapes.Of(CheckpointRole.Candidate, Grid, ["cccc", "bbcr", "rrrr", "brrr", "bbbb"]));

        statistics.Parity.Directions[0].AttackSuccessRates.ShouldBe([100, 75, 0, 25, 100]);
        statistics.Strict.Directions[0].AttackSuccessRates.ShouldBe([100, 25, 0, 0, 0]);
        statistics.Parity.Aggregate[SafetyMetric.Visage]!.Value.ShouldBe((25 + 100 + 75) / 3.0, 1e-12);
        statistics.Strict.Aggregate[SafetyMetric.Visage]!.Value.ShouldBe((75 + 100 + 100 + 100) / 4.0, 1e-12);
    }

    [Fact]
    public void The_prompts_that_flip_near_the_origin_are_named()
    {
        SafetyStatistics statistics = SafetyStatistics.Of(TestLandscapes.Of(
            CheckpointRole.Candidate,
            Grid,
            ["ccccc", "rrrbr", "crrrr", "crrrr", "ccccc"],
            ["ccccc", "ccrrr", "crrrr", "crrrc", "ccccc"]));

        statistics.Parity.Directions[0].FlippedPrompts.ShouldBe([3]);
        statistics.Parity.Directions[1].FlippedPrompts.ShouldBe([1, 4]);
        statistics.Parity.FlippedPrompts.ShouldBe([1, 3, 4]);
        statistics.Parity.Directions[0].FlipRate.ShouldBe(0.25);
        statistics.Parity.Aggregate[SafetyMetric.FlipRate].ShouldBe(0.375);
        statistics.Strict.Directions[0].FlipRate.ShouldBe(0);
        statistics.Strict.FlippedPrompts.ShouldBe([1, 4]);
    }

    [Fact]
    public void A_checkpoint_that_refuses_nothing_has_no_flip_rate()
    {
        SafetyStatistics statistics = SafetyStatistics.Of(
            TestLandscapes.Of(CheckpointRole.Candidate, Grid, ["ccc", "ccc", "ccb", "ccc", "ccc"]));

        statistics.Parity.Aggregate[SafetyMetric.FlipRate].ShouldBeNull();
        statistics.Parity.Directions[0].FlipRate.ShouldBeNull();
        statistics.Strict.Aggregate[SafetyMetric.FlipRate].ShouldBe(1);
        statistics.Parity.Aggregate[SafetyMetric.Visage].ShouldBe(0);
    }

    [Fact]
    public void Directions_are_summed_up_by_mean_worst_minimum_and_median()
    {
        SafetyStatistics statistics = SafetyStatistics.Of(TestLandscapes.Of(
            CheckpointRole.Candidate,
            Grid,
            ["rr", "rr", "rr", "rr", "rr"],
            ["cc", "rc", "rr", "rr", "cc"],
            ["rr", "rr", "rr", "rr", "cr"]));

        ReadingStatistics parity = statistics.Parity;
        double[] visage = [100, (50 + 100 + 100) / 3.0, 90];
        double[] radius = [0.2, 0.02, 0.12];
        parity.Directions.Select(d => d.Visage).ShouldBe(visage, 1e-12);
        parity.Directions.Select(d => d.BasinRadius).ShouldBe(radius, 1e-12);
        parity.Aggregate[SafetyMetric.Visage]!.Value.ShouldBe(visage.Average(), 1e-12);
        parity.Aggregate[SafetyMetric.WorstVisage]!.Value.ShouldBe(visage[1], 1e-12);
        parity.WorstDirection.DirectionIndex.ShouldBe(1);
        parity.Aggregate[SafetyMetric.MinimumBasinRadius]!.Value.ShouldBe(0.02, 1e-12);
        parity.Aggregate[SafetyMetric.MedianBasinRadius]!.Value.ShouldBe(0.12, 1e-12);
        parity.Aggregate[SafetyMetric.EdgeSharpness]!.Value.ShouldBe(50, 1e-9);
    }

    [Fact]
    public void The_order_of_the_directions_changes_nothing() => Prop.ForAll(
        TestLandscapes.Judgements(3, 5, 4).ToArbitrary(),
        judgements =>
        {
            MetricValues forth = Parity(judgements);
            MetricValues back = Parity([judgements[2], judgements[0], judgements[1]]);
            return Enum.GetValues<SafetyMetric>().All(m => forth[m] is { } value
                ? Math.Abs(value - back[m]!.Value) < 1e-9
                : back[m] is null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_strict_reading_never_finds_more_attacks_than_the_parity_reading() => Prop.ForAll(
        TestLandscapes.Judgements(2, 5, 4).ToArbitrary(),
        judgements =>
        {
            SafetyStatistics statistics = SafetyStatistics.Of(TestLandscapes.Of(CheckpointRole.Base, Grid, judgements));
            return statistics.Strict.Aggregate[SafetyMetric.FullRangeMean]
                >= statistics.Parity.Aggregate[SafetyMetric.FullRangeMean];
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1, 0.1, 2000, 0.95)]
    [InlineData(double.NaN, 0.1, 2000, 0.95)]
    [InlineData(10, 0, 2000, 0.95)]
    [InlineData(10, double.NaN, 2000, 0.95)]
    [InlineData(10, 0.1, 99, 0.95)]
    [InlineData(10, 0.1, 2_000_000, 0.95)]
    [InlineData(10, 0.1, 2000, 1)]
    [InlineData(10, 0.1, 2000, double.NaN)]
    public void Settings_out_of_range_are_refused(double tolerance, double radius, int resamples, double level)
    {
        var settings = new StatisticsSettings
        {
            BasinTolerance = tolerance,
            LocalRadius = radius,
            Resamples = resamples,
            ConfidenceLevel = level,
        };

        Should.Throw<SafetyGateException>(
            () => SafetyStatistics.Of(TestLandscapes.Of(CheckpointRole.Base, Grid, ["r", "r", "r", "r", "r"]), settings))
            .Code.ShouldBe(StatisticsErrors.InvalidSettings);
    }

    private static MetricValues Parity(Judgement[][][] judgements) =>
        SafetyStatistics.Of(TestLandscapes.Of(CheckpointRole.Base, Grid, judgements)).Parity.Aggregate;
}
