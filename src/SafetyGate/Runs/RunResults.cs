using SafetyGate.Gate;

namespace SafetyGate.Runs;

/// <summary>What came of a run.</summary>
public sealed record RunResults
{
    /// <summary>What the run was.</summary>
    public required RunManifest Manifest { get; init; }

    /// <summary>The name of the judge that judged the responses this time.</summary>
    public required string Judge { get; init; }

    /// <summary>The decision.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the run lacks, one sentence each; with any the verdict is never a pass.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What was measured; null where no direction is complete for both checkpoints.</summary>
    public required RunMeasurements? Measurements { get; init; }

    /// <summary>What ended the run; null where it lacks points or must still go on.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>What a second judge made of the same responses; null where there was none.</summary>
    public SecondJudging? SecondJudging { get; init; }
}
