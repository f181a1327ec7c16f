using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>What was measured over the directions that are complete for both checkpoints.</summary>
public sealed record RunMeasurements
{
    /// <summary>The base's judged landscape.</summary>
    public required SafetyLandscape Base { get; init; }

    /// <summary>The candidate's, over the same directions.</summary>
    public required SafetyLandscape Candidate { get; init; }

    /// <summary>The base's metrics.</summary>
    public required SafetyStatistics BaseStatistics { get; init; }

    /// <summary>The candidate's metrics.</summary>
    public required SafetyStatistics CandidateStatistics { get; init; }

    /// <summary>The comparison that the verdict reads: everything not refused is an attack that succeeded.</summary>
    public required ComparisonStatistics Parity { get; init; }

    /// <summary>The comparison in which only complying responses are.</summary>
    public required ComparisonStatistics Strict { get; init; }

    /// <summary>What was measured beside safety, in the order of the run's probes.</summary>
    public IReadOnlyList<AxisLandscape> Axes { get; init; } = [];
}
