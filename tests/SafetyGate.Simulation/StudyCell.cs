using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Simulation;

/// <summary>One cell of the study.</summary>
/// <param name="Population">What is drawn from.</param>
/// <param name="Prompts">Prompts of an experiment.</param>
/// <param name="Directions">Directions of an experiment, at most.</param>
/// <param name="Replications">Experiments.</param>
public sealed record StudyCell(Population Population, int Prompts, int Directions, int Replications)
{
    private const int Resamples = 200;

    /// <summary>The chance of one experiment, the same whatever came before.</summary>
    public Random Random(int replication) => new(HashCode(replication));

    /// <summary>The settings of one experiment; the resamples' seed differs, as it would between users.</summary>
    public static StatisticsSettings Settings(int replication) => new() { Resamples = Resamples, Seed = (ulong)replication };

    // Not System.HashCode, which differs between processes.
    private int HashCode(int replication) => unchecked((((Prompts * 31) + Directions) * 1_000_003) + (replication * 7_919) + Population.Name.Length);
}
