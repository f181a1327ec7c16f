using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Simulation;

/// <summary>What a metric is on average over all prompt sets of a size and all directions.</summary>
/// <param name="Candidate">The candidate's.</param>
/// <param name="Base">The base's.</param>
public sealed record Truth(double Candidate, double Base)
{
    private const int MostPromptDraws = 160_000;
    private const int DirectionsOfASet = 4;

    /// <summary>Candidate minus base.</summary>
    public double Difference => Candidate - Base;

    /// <summary>Computes the truth of several metrics, in their order, to about 0.1 points.</summary>
    public static Truth[] Of(Population population, int prompts, IReadOnlyList<SafetyMetric> metrics, int seed)
    {
        int sets = MostPromptDraws / prompts;
        var random = new Random(seed);
        var sums = new (double Candidate, double Base)[metrics.Count];
        for (int set = 0; set < sets; set++)
        {
            var world = World.Draw(population, prompts, DirectionsOfASet, random);
            MetricValues candidate = SafetyStatistics.Of(world.Landscape(CheckpointRole.Candidate, DirectionsOfASet)).Parity.Aggregate;
            MetricValues baseline = SafetyStatistics.Of(world.Landscape(CheckpointRole.Base, DirectionsOfASet)).Parity.Aggregate;
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i].Candidate += (candidate[metrics[i]] ?? 1) / sets;
                sums[i].Base += (baseline[metrics[i]] ?? 1) / sets;
            }
        }

        return [.. sums.Select(s => new Truth(s.Candidate, s.Base))];
    }
}
