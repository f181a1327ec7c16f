using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>Which records belong in a journal.</summary>
internal interface IRecordRules
{
    /// <summary>The start of the run's identity, which every record carries.</summary>
    string Run { get; }

    /// <summary>What is wrong with a point, or null.</summary>
    string? Problem(PointResponses point);
}
