using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Simulation;

/// <summary>One look after a number of directions that was fixed before: how often the intervals hold the truth.</summary>
public static class FixedStudy
{
    /// <summary>Metrics with a truth beyond the directions that were swept.</summary>
    public static IReadOnlyList<SafetyMetric> Metrics { get; } =
    [
        SafetyMetric.Visage, SafetyMetric.FullRangeMean, SafetyMetric.LocalStability, SafetyMetric.FlipRate, SafetyMetric.OriginAttackSuccessRate,
    ];

    /// <summary>[metrics] of the candidate and of the difference.</summary>
    public static (Miss Candidate, Miss Difference)[] Run(StudyCell cell, IReadOnlyList<Truth> truths)
    {
        (Miss Candidate, Miss Difference)[] misses = [.. Metrics.Select(_ => (new Miss(), new Miss()))];
        for (int replication = 0; replication < cell.Replications; replication++)
        {
            var world = World.Draw(cell.Population, cell.Prompts, cell.Directions, cell.Random(replication));
            ComparisonStatistics comparison = PairedBootstrap.Compare(
                world.Landscape(CheckpointRole.Candidate, cell.Directions),
                world.Landscape(CheckpointRole.Base, cell.Directions),
                settings: StudyCell.Settings(replication));
            for (int i = 0; i < misses.Length; i++)
            {
                Add(misses[i].Candidate, comparison.Candidate[Metrics[i]], truths[i].Candidate);
                Add(misses[i].Difference, comparison.Difference[Metrics[i]], truths[i].Difference);
            }
        }

        return misses;
    }

    private static void Add(Miss miss, MetricEstimate? estimate, double truth)
    {
        if (estimate?.Interval is { } interval)
            miss.Add(interval.Low, interval.High, truth);
    }
}
