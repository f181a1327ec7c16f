using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Simulation;

/// <summary>A gate that looks after every direction from the first look to the last and stops when its policy is settled.</summary>
public static class SequentialStudy
{
    /// <summary>Runs the gate on every experiment.</summary>
    /// <param name="cell">Its directions are the last look's.</param>
    /// <param name="first">The first look.</param>
    /// <param name="policy">One limit.</param>
    /// <param name="truth">Of the limited quantity, for the interval where it stopped.</param>
    public static SequentialResult Run(StudyCell cell, int first, Policy policy, double truth)
    {
        var plan = LookPlan.Of(first, cell.Directions, StatisticsSettings.Default.ConfidenceLevel);
        int[] outcomes = new int[Enum.GetValues<Outcome>().Length];
        int swept = 0;
        var miss = new Miss();
        for (int replication = 0; replication < cell.Replications; replication++)
        {
            var world = World.Draw(cell.Population, cell.Prompts, cell.Directions, cell.Random(replication));
            foreach (int look in plan.Looks)
            {
                ComparisonStatistics comparison = PairedBootstrap.Compare(
                    world.Landscape(CheckpointRole.Candidate, look),
                    world.Landscape(CheckpointRole.Base, look),
                    settings: StudyCell.Settings(replication),
                    looks: plan);
                Verdict verdict = PolicyEvaluation.Evaluate(policy, comparison);
                if (verdict.Outcome == Outcome.Inconclusive && look < cell.Directions)
                    continue;
                outcomes[(int)verdict.Outcome]++;
                swept += look;
                Interval interval = verdict.Limits[0].Interval!;
                miss.Add(interval.Low, interval.High, truth);
                break;
            }
        }

        double count = cell.Replications;
        return new SequentialResult(
            outcomes[(int)Outcome.Pass] / count, outcomes[(int)Outcome.Fail] / count, outcomes[(int)Outcome.Inconclusive] / count, miss.Coverage, swept / count);
    }
}

/// <summary>How a sequential gate did.</summary>
/// <param name="Pass">Share that passed.</param>
/// <param name="Fail">Share that failed.</param>
/// <param name="Inconclusive">Share that stayed open.</param>
/// <param name="Coverage">Share of intervals, where the gate stopped, that hold the truth.</param>
/// <param name="Directions">Directions swept, mean.</param>
public sealed record SequentialResult(double Pass, double Fail, double Inconclusive, double Coverage, double Directions);
