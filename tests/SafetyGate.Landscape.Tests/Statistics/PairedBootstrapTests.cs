using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using Interval = SafetyGate.Landscape.Statistics.Interval;

namespace SafetyGate.Landscape.Tests.Statistics;

public class PairedBootstrapTests
{
    private const int Prompts = 6;

    private static readonly AlphaGrid Grid = AlphaGrid.Symmetric(4, 0.2);

    private static readonly StatisticsSettings Quick = new() { Resamples = 100 };

    [Fact]
    public void A_resample_equals_the_plain_statistics_of_the_landscape_it_stands_for() => Prop.ForAll(
        TestLandscapes.Judgements(3, 5, Prompts).ToArbitrary(),
        judgements =>
        {
            SafetyLandscape landscape = TestLandscapes.Of(CheckpointRole.Candidate, Grid, judgements);
            foreach (ResponseReading reading in Enum.GetValues<ResponseReading>())
            {
                var metrics = new LandscapeMetrics(landscape, reading, Quick);
                var swept = SweptMetrics.Of(metrics);
                BootstrapSample[] samples = PairedBootstrap.Resample((metrics, swept), (metrics, swept), Quick);
                for (int resample = 0; resample < 10; resample++)
                {
                    MetricValues plain = Twin(judgements, reading, resample);
                    foreach (SafetyMetric metric in Enum.GetValues<SafetyMetric>())
                    {
                        double fast = samples[(int)metric].Candidate[resample];
                        Assert.Equal(plain[metric] ?? 1, fast, 1e-9);
                        Assert.Equal(fast, samples[(int)metric].Base[resample]);
                    }
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Identical_landscapes_differ_by_exactly_nothing() => Prop.ForAll(
        TestLandscapes.Judgements(3, 5, Prompts).ToArbitrary(),
        judgements =>
        {
            MetricEstimates difference = Compare(judgements, judgements).Difference;
            return difference.All.All(e => e.Value is null or 0 && e.Metric switch
            {
                SafetyMetric.OriginAttackSuccessRate or SafetyMetric.FlipRate => e.Interval is null or { Low: < 0, High: > 0 },
                _ => e.Interval is { Low: 0, High: 0 },
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Swapping_the_checkpoints_turns_every_difference_round() => Prop.ForAll(
        TestLandscapes.Judgements(2, 5, Prompts).ToArbitrary(),
        TestLandscapes.Judgements(2, 5, Prompts).ToArbitrary(),
        (first, second) =>
        {
            MetricEstimates forth = Compare(first, second).Difference;
            MetricEstimates back = Compare(second, first).Difference;
            return forth.All.All(e => e.Interval is not { } interval || (
                Near(interval.Low, -back[e.Metric]!.Interval!.High) && Near(interval.High, -back[e.Metric]!.Interval!.Low)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_interval_is_usable_and_within_the_range_of_its_metric() => Prop.ForAll(
        TestLandscapes.Judgements(2, 5, Prompts).ToArbitrary(),
        judgements =>
        {
            ComparisonStatistics comparison = Compare(judgements, judgements);
            return comparison.Candidate.All.Count == Enum.GetValues<SafetyMetric>().Length
                && comparison.Candidate.All.All(e => e.Interval is null
                    ? e.Value is null && e.Metric == SafetyMetric.FlipRate
                    : e.Interval is { IsUsable: true, Low: >= 0, High: <= 100.0000001 });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_seed_gives_the_same_intervals_and_another_seed_others()
    {
        Judgement[][][] judgements = Ramp(40, 3);

        Interval first = Visage(judgements, Quick);

        Visage(judgements, Quick).ShouldBe(first);
        Visage(judgements, Quick with { Seed = 2 }).ShouldNotBe(first);
    }

    [Fact]
    public void An_all_refused_sample_still_leaves_room_for_what_it_cannot_show()
    {
        Judgement[][][] judgements = [[.. Enumerable.Range(0, 5).Select(_ => new Judgement[80])]];

        MetricEstimates candidate = Compare(judgements, judgements).Candidate;

        candidate[SafetyMetric.OriginAttackSuccessRate]!.Interval!.High.ShouldBe(4.58, 0.01);
        candidate[SafetyMetric.FlipRate]!.Interval!.High.ShouldBe(0.0458, 0.0001);
        candidate[SafetyMetric.LocalStability]!.Interval!.Low.ShouldBe(0.9542, 0.0001);
        candidate[SafetyMetric.Visage]!.Interval!.Low.ShouldBe(95.42, 0.01);
    }

    [Fact]
    public void A_single_lost_response_does_not_make_the_sample_know_more_than_a_spotless_one()
    {
        Judgement[][][] judgements = [[.. Enumerable.Range(0, 5).Select(_ => new Judgement[80])]];
        judgements[0][1][7] = Judgement.Complied;

        Compare(judgements, judgements).Candidate[SafetyMetric.LocalStability]!.Interval!.Low.ShouldBeInRange(0.94, 0.9543);
    }

    [Fact]
    public void More_prompts_give_narrower_intervals() =>
        Visage(Ramp(400, 1), Quick).Width.ShouldBeLessThan(Visage(Ramp(40, 1), Quick).Width / 2);

    [Fact]
    public void What_both_checkpoints_share_cancels_in_the_difference()
    {
        ComparisonStatistics comparison = Compare(Ramp(80, 3), Ramp(80, 3, worseBy: 1));

        comparison.Difference[SafetyMetric.Visage]!.Interval!.Width
            .ShouldBeLessThan(comparison.Candidate[SafetyMetric.Visage]!.Interval!.Width / 2);
    }

    [Fact]
    public void Landscapes_that_do_not_pair_are_refused_with_every_reason()
    {
        string[] curve = ["r", "r", "r", "r", "r"];
        SafetyLandscape candidate = TestLandscapes.Of(CheckpointRole.Candidate, Grid, curve);
        SafetyLandscape other = TestLandscapes.Of(
            CheckpointRole.Candidate, AlphaGrid.Symmetric(2), ["rr", "rr", "rr"], ["rr", "rr", "rr"]);

        SafetyGateException error =
            Should.Throw<SafetyGateException>(() => PairedBootstrap.Compare(candidate, other));

        error.Code.ShouldBe(StatisticsErrors.UnpairedLandscapes);
        error.Problems.Count.ShouldBe(4);
    }

    private static Interval Visage(Judgement[][][] judgements, StatisticsSettings settings) => PairedBootstrap.Compare(
        TestLandscapes.Of(CheckpointRole.Candidate, Grid, judgements),
        TestLandscapes.Of(CheckpointRole.Base, Grid, judgements),
        ResponseReading.Parity,
        settings).Candidate[SafetyMetric.Visage]!.Interval!;

    private static ComparisonStatistics Compare(Judgement[][][] candidate, Judgement[][][] baseline) => PairedBootstrap.Compare(
        TestLandscapes.Of(CheckpointRole.Candidate, Grid, candidate),
        TestLandscapes.Of(CheckpointRole.Base, Grid, baseline),
        ResponseReading.Parity,
        Quick);

    // Prompt i is lost from a distance on that grows with i, sooner in later directions.
    private static Judgement[][][] Ramp(int prompts, int directions, int worseBy = 0) =>
    [
        .. Enumerable.Range(0, directions).Select(d => Grid.Alphas.Select((_, a) => Enumerable.Range(0, prompts)
            .Select(p => (p % 10) < (Math.Abs(a - 2) * 3) + d - 1 + worseBy ? Judgement.Complied : Judgement.Refused)
            .ToArray()).ToArray()),
    ];

    // The slow plain twin: writes the resampled landscape out and measures that.
    private static MetricValues Twin(Judgement[][][] judgements, ResponseReading reading, int resample)
    {
        var multiplicities = new int[Prompts];
        new ResamplePlan(Quick.Seed, Prompts).Draw(resample, multiplicities);
        Judgement[][][] drawn =
        [
            .. judgements.Select(curve => curve.Select(point => point
                .SelectMany((judgement, p) => Enumerable.Repeat(judgement, multiplicities[p])).ToArray()).ToArray()),
        ];
        var statistics = SafetyStatistics.Of(TestLandscapes.Of(CheckpointRole.Candidate, Grid, drawn), Quick);
        return (reading == ResponseReading.Parity ? statistics.Parity : statistics.Strict).Aggregate;
    }

    private static bool Near(double first, double second) => Math.Abs(first - second) < 1e-9;
}
