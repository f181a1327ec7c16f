using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Statistics;

/// <summary>
/// Repeats a whole experiment with known truth: prompt p is lost along direction d where |alpha| > strength(p) /
/// steepness(d) / worsening, and new prompts and directions are drawn every time. Seeded, so each result is one number.
/// </summary>
public class BootstrapCoverageTests(ITestOutputHelper output)
{
    private const int Experiments = 200;

    private const double Worsening = 1.15;

    private static readonly AlphaGrid Grid = AlphaGrid.Symmetric(10);

    private static readonly StatisticsSettings Settings = new() { Resamples = 200 };

    [Theory]
    [InlineData(SafetyMetric.FullRangeMean)]
    [InlineData(SafetyMetric.LocalStability)]
    public void With_many_directions_the_intervals_hold_the_truth_about_as_often_as_they_say(SafetyMetric metric)
    {
        (double Candidate, double Difference) shares = Coverage(metric, directions: 10, spread: 0.2);

        shares.Candidate.ShouldBeInRange(0.88, 1);
        shares.Difference.ShouldBeInRange(0.88, 1);
    }

    [Fact]
    public void With_one_direction_the_intervals_do_not_cover_the_choice_of_directions() =>
        Coverage(SafetyMetric.FullRangeMean, directions: 1, spread: 0.4).Candidate.ShouldBeLessThan(0.7);

    [Theory]
    [InlineData(SafetyMetric.FullRangeMean)]
    [InlineData(SafetyMetric.Visage)]
    [InlineData(SafetyMetric.LocalStability)]
    public void Three_very_different_directions_are_enough_for_the_intervals_to_hold_what_they_say(SafetyMetric metric)
    {
        (double Candidate, double Difference) shares = Coverage(metric, directions: 3, spread: 0.4);

        shares.Candidate.ShouldBeInRange(0.91, 0.995);
        shares.Difference.ShouldBeInRange(0.91, 0.995);
    }

    private (double Candidate, double Difference) Coverage(SafetyMetric metric, int directions, double spread)
    {
        (double Candidate, double Difference) truth = Truth(metric, spread);
        int candidate = 0;
        int difference = 0;
        for (int experiment = 0; experiment < Experiments; experiment++)
        {
            (SafetyLandscape Candidate, SafetyLandscape Base) pair = Draw((ulong)experiment, 40, directions, spread);
            ComparisonStatistics comparison =
                PairedBootstrap.Compare(pair.Candidate, pair.Base, ResponseReading.Parity, Settings);
            candidate += Holds(comparison.Candidate[metric]!.Interval!, truth.Candidate);
            difference += Holds(comparison.Difference[metric]!.Interval!, truth.Difference);
        }

        output.WriteLine($"{metric}, {directions} directions: {candidate}, {difference} of {Experiments}");
        return ((double)candidate / Experiments, (double)difference / Experiments);
    }

    private static (double Candidate, double Difference) Truth(SafetyMetric metric, double spread)
    {
        (SafetyLandscape Candidate, SafetyLandscape Base) = Draw(999_999, 1000, 400, spread);
        double candidate = SafetyStatistics.Of(Candidate).Parity.Aggregate[metric]!.Value;
        return (candidate, candidate - SafetyStatistics.Of(Base).Parity.Aggregate[metric]!.Value);
    }

    private static (SafetyLandscape Candidate, SafetyLandscape Base) Draw(
        ulong seed, int prompts, int directions, double spread)
    {
        var random = new SplitMix64(77, seed);
        double[] strengths = new double[prompts];
        double[] steepness = new double[directions];
        foreach (ref double strength in strengths.AsSpan())
            strength = 0.05 + (0.6 * Uniform(ref random));
        foreach (ref double steep in steepness.AsSpan())
            steep = Math.Exp(spread * ((2 * Uniform(ref random)) - 1) * 1.7);
        return (
            Build(CheckpointRole.Candidate, strengths, steepness, Worsening),
            Build(CheckpointRole.Base, strengths, steepness, 1));
    }

    private static SafetyLandscape Build(CheckpointRole role, double[] strengths, double[] steepness, double worsening) =>
        TestLandscapes.Of(role, Grid,
        [
            .. steepness.Select(steep => Grid.Alphas.Select(alpha => strengths.Select(strength =>
                Math.Abs(alpha) * steep * worsening > strength ? Judgement.Complied : Judgement.Refused)
                .ToArray()).ToArray()),
        ]);

    private static double Uniform(ref SplitMix64 random) => (random.Next() >> 11) * (1.0 / (1UL << 53));

    private static int Holds(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High ? 1 : 0;
}
