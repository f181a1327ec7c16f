using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Simulation;

namespace SafetyGate.Tests.Simulation;

/// <summary>The study of docs/statistics.md in small: seeded, so each result is one number. With 300 experiments three
/// standard errors of a share of 95 % are 3.8 points.</summary>
public class SimulationTests
{
    private const int Replications = 300;

    public static TheoryData<string, int, int> Cells() => new()
    {
        { "alike", 40, 6 },
        { "very different", 40, 3 },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void Intervals_of_visage_and_its_drop_hold_the_truth_as_often_as_they_say(string population, int prompts, int directions)
    {
        var cell = new StudyCell(Find(population), prompts, directions, Replications);
        (Miss Candidate, Miss Difference) visage = FixedStudy.Run(cell, Truth.Of(cell.Population, prompts, FixedStudy.Metrics, 1))[0];

        visage.Candidate.Coverage.ShouldBeInRange(0.912, 0.99);
        visage.Difference.Coverage.ShouldBeInRange(0.912, 0.99);
        Math.Max(visage.Candidate.Above, visage.Candidate.Below).ShouldBeLessThanOrEqualTo(0.06);
        Math.Max(visage.Difference.Above, visage.Difference.Below).ShouldBeLessThanOrEqualTo(0.06);
    }

    [Fact]
    public void Looking_after_every_direction_errs_no_more_often_than_looking_once()
    {
        var cell = new StudyCell(Population.Different, 40, 6, Replications);
        Truth visage = Truth.Of(cell.Population, 40, [SafetyMetric.Visage], 1)[0];

        SequentialResult result = SequentialStudy.Run(cell, 3, Policy.Empty with { VisageMaxDrop = -visage.Difference }, visage.Difference);

        result.Pass.ShouldBeLessThanOrEqualTo(0.05);
        result.Fail.ShouldBeLessThanOrEqualTo(0.05);
        result.Coverage.ShouldBeGreaterThan(0.92);
    }

    private static Population Find(string name) =>
        new[] { Population.Alike, Population.Different, Population.Skewed }.Single(p => p.Name == name);
}
