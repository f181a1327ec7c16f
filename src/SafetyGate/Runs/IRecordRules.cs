using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Runs;

/// <summary>Which records belong in a journal.</summary>
internal interface IRecordRules
{
    /// <summary>The start of the run's identity, which every record carries.</summary>
    string Run { get; }

    /// <summary>Whether this run asks the probe. The records of others are left in the file, in case it is asked again.</summary>
    bool Asks(string probe);

    /// <summary>What is wrong with a point, or null.</summary>
    string? Problem(PointResponses point);
}
