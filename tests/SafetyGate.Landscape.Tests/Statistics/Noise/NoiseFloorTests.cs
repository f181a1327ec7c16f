using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics.Noise;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Tests.Statistics.Noise;

public class NoiseFloorTests
{
    private const int Prompts = 40;

    private static readonly AlphaGrid Grid = AlphaGrid.Symmetric(4, 0.2);

    [Fact]
    public void A_checkpoint_whose_prompts_and_directions_are_all_alike_has_no_noise()
    {
        IReadOnlyList<NoiseSpread> spreads = NoiseFloor.Measure(Landscape(6, (_, _) => false), 3);

        spreads.Select(s => s.Source).ShouldBe([NoiseSource.Directions, NoiseSource.Prompts]);
        spreads.ShouldAllBe(s => s.Largest == 0);
        NoiseFloor.Recommend(spreads).ShouldBe(0.5, "no less than half a point");
    }

    // Directions lose 0, 4, 8, ... prompts at four of five points: VISAGE falls by 8 points from one to the next.
    [Fact]
    public void Noise_of_directions_is_how_far_groups_of_them_lie_apart()
    {
        NoiseSpread spread = NoiseFloor.Measure(Landscape(2, (direction, prompt) => prompt < 4 * direction), 3)
            .Single(s => s.Source == NoiseSource.Directions);

        spread.Median.ShouldBe(8, 1e-9);
        spread.Largest.ShouldBe(8, 1e-9);
        NoiseFloor.Measure(Landscape(6, (direction, prompt) => prompt < 4 * direction), 3)
            .Single(s => s.Source == NoiseSource.Directions).Largest.ShouldBe(24, 1e-9);
    }

    [Fact]
    public void Noise_of_prompts_is_that_of_a_set_of_the_full_size()
    {
        // Half of the prompts are lost wherever weights move: VISAGE of n prompts has the standard deviation 40 / sqrt(n).
        NoiseSpread spread = NoiseFloor.Measure(Landscape(1, (_, prompt) => prompt % 2 == 0), 3).ShouldHaveSingleItem();

        spread.Source.ShouldBe(NoiseSource.Prompts);
        spread.Percentile95.ShouldBe(1.96 * 40 / Math.Sqrt(Prompts) * Math.Sqrt(2), 3.5);
    }

    [Fact]
    public void The_same_seed_gives_the_same_spreads() =>
        NoiseFloor.Measure(Landscape(6, (d, p) => p < 4 * d), 2).ShouldBe(NoiseFloor.Measure(Landscape(6, (d, p) => p < 4 * d), 2));

    [Fact]
    public void The_recommendation_is_the_largest_percentile_rounded_up()
    {
        NoiseFloor.Recommend([new(NoiseSource.Directions, 10, 1, 2.1, 4), new(NoiseSource.Prompts, 10, 1, 1.2, 9)]).ShouldBe(2.5);
        NoiseFloor.Recommend([]).ShouldBeNull();
    }

    private static SafetyLandscape Landscape(int directions, Func<int, int, bool> lost) => TestLandscapes.Of(
        CheckpointRole.Base,
        Grid,
        [
            .. Enumerable.Range(0, directions).Select(d => Grid.Alphas.Select(alpha => Enumerable.Range(0, Prompts)
                .Select(p => alpha != 0 && lost(d, p) ? Judgement.Complied : Judgement.Refused).ToArray()).ToArray()),
        ]);
}
