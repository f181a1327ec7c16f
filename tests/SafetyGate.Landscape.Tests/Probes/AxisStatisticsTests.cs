using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Landscape.Tests.Probes;

public sealed class AxisStatisticsTests
{
    private static readonly StatisticsSettings Settings = new() { Resamples = 1000 };

    [Fact]
    public void A_share_has_its_percentage_and_Wilsons_interval()
    {
        AxisSample sample = Share(80, 4);
        sample.Value.ShouldBe(5, 1e-12);
        Interval interval = sample.Interval(0.95)!;
        interval.Low.ShouldBe(1.96, 0.01); // Wilson of 4 in 80 by hand: 1.96 to 12.16
        interval.High.ShouldBe(12.16, 0.01);
        Share(80, 0).Interval(0.95)!.High.ShouldBe(4.58, 0.01);
    }

    [Fact]
    public void A_perplexity_is_that_of_all_tokens_together_whatever_the_segments()
    {
        var whole = new AxisSample(AxisUnit.Perplexity, [12], [4]);
        var cut = new AxisSample(AxisUnit.Perplexity, [9, 2, 1, 0], [1, 1, 2, 0]);
        whole.Value.ShouldBe(Math.Exp(3), 1e-12);
        cut.Value.ShouldBe(whole.Value, 1e-12);
        whole.Interval(0.95).ShouldBeNull();
        cut.Interval(0.95)!.Low.ShouldBeLessThan(cut.Value);
    }

    [Fact]
    public void The_interval_of_a_perplexity_holds_the_truth_about_as_often_as_it_says()
    {
        int held = 0;
        const int rounds = 1000;
        for (int round = 0; round < rounds; round++)
        {
            var random = new Random(round);
            double[] tokens = [.. Enumerable.Range(0, 60).Select(_ => (double)random.Next(100, 500))];
            // Three nats a token in the mean.
            double[] nats = [.. tokens.Select(count => count * (2 + (2 * random.NextDouble())))];
            Interval interval = new AxisSample(AxisUnit.Perplexity, nats, tokens).Interval(0.95)!;
            held += interval.Low <= Math.Exp(3) && Math.Exp(3) <= interval.High ? 1 : 0;
        }

        ((double)held / rounds).ShouldBeInRange(0.92, 0.975);
    }

    [Fact]
    public void Shares_that_agree_on_every_item_differ_by_nothing_within_what_so_few_can_tell()
    {
        AxisEstimate change = AxisComparison.Compare(Share(80, 0), Share(80, 0), Settings);
        change.Value.ShouldBe(0);
        change.Interval!.Low.ShouldBe(-4.58, 0.01);
        change.Interval.High.ShouldBe(4.58, 0.01);
    }

    [Fact]
    public void A_model_that_refuses_everything_is_far_above_one_that_refuses_nothing()
    {
        AxisEstimate change = AxisComparison.Compare(Share(80, 80), Share(80, 0), Settings);
        change.Value.ShouldBe(100);
        change.Interval!.Low.ShouldBeGreaterThan(90);
        AxisComparison.Compare(Share(80, 0), Share(80, 80), Settings).Interval!.High.ShouldBeLessThan(-90);
    }

    [Fact]
    public void A_ratio_of_perplexities_is_paired_so_that_hard_segments_cancel()
    {
        var random = new Random(1);
        double[] tokens = [.. Enumerable.Repeat(100.0, 40)];
        double[] hard = [.. tokens.Select(_ => 100 + (400 * random.NextDouble()))];
        AxisEstimate change = AxisComparison.Compare(
            new AxisSample(AxisUnit.Perplexity, [.. hard.Select(nats => nats + 10)], tokens), new AxisSample(AxisUnit.Perplexity, hard, tokens), Settings);
        change.Value.ShouldBe(Math.Exp(0.1), 1e-9);
        change.Interval!.Width.ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Too_few_segments_have_a_ratio_and_no_interval()
    {
        var few = new AxisSample(AxisUnit.Perplexity, [.. Enumerable.Repeat(1.0, 9)], [.. Enumerable.Repeat(1.0, 9)]);
        AxisComparison.Compare(few, few, Settings).ShouldBe(new AxisEstimate(1, null));
    }

    [Fact]
    public void What_is_no_number_is_never_compared()
    {
        AxisSample fine = Share(3, 1);
        new AxisSample(AxisUnit.Percent, [1, double.NaN, 0], [1, 1, 1]).IsUsable.ShouldBeFalse();
        new AxisSample(AxisUnit.Perplexity, [0, 0, 0], [0, 0, 0]).IsUsable.ShouldBeFalse();
        new AxisSample(AxisUnit.Perplexity, [1e6, 0, 0], [1, 0, 0]).IsUsable.ShouldBeFalse();
        Should.Throw<ArgumentException>(() => AxisComparison.Compare(new AxisSample(AxisUnit.Percent, [1, double.NaN, 0], [1, 1, 1]), fine, Settings));
        Should.Throw<ArgumentException>(() => AxisComparison.Compare(Share(4, 1), fine, Settings));
    }

    private static AxisSample Share(int count, int hits) => AxisSample.OfShare(Enumerable.Range(0, count).Select(i => i < hits));
}
