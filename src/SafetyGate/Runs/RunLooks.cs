using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Runs;

/// <summary>When the verdict of a run may be taken. Decided by the manifest alone, so that a run that is judged again is
/// looked at as it was.</summary>
internal static class RunLooks
{
    /// <summary>Fewer directions than this say too little of their spread for a look to be worth its cost.</summary>
    private const int Earliest = 3;

    /// <summary>The looks of a run.</summary>
    public static LookPlan Of(RunManifest manifest)
    {
        int planned = manifest.Directions;
        int first = manifest.Statistics.Sequential == SequentialMode.Confidence ? Math.Min(planned, Earliest) : planned;
        first = Math.Clamp(manifest.Policy.MinimumDirections, first, manifest.MaxDirections);
        return LookPlan.Of(first, manifest.MaxDirections, manifest.Statistics.ConfidenceLevel);
    }

    /// <summary>Whether a run may end before its planned directions are complete.</summary>
    public static bool MayEndEarly(RunManifest manifest) => manifest.Statistics.Sequential != SequentialMode.Off;
}
