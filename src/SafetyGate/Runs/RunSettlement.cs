using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Runs;

/// <summary>Whether a run is at its end.</summary>
internal static class RunSettlement
{
    /// <summary>What would end a run here, all directions so far complete; null where it must go on.</summary>
    public static SettlementKind? Kind(RunManifest manifest, LookPlan looks, ComparisonStatistics statistics, Verdict verdict)
    {
        int directions = statistics.DirectionCount;
        bool look = looks.Looks.Contains(directions) || directions >= manifest.MaxDirections;
        if (look && verdict.Outcome != Outcome.Inconclusive)
            return directions >= manifest.MaxDirections ? SettlementKind.Complete : SettlementKind.Confidence;
        if (directions >= manifest.MaxDirections)
            return SettlementKind.Open;
        return RunLooks.MayEndEarly(manifest)
            && CertainOutcome.Of(manifest.Policy, statistics, verdict, manifest.MaxDirections) == verdict.Outcome
            ? SettlementKind.Certain
            : null;
    }

    /// <summary>With the work that was saved.</summary>
    public static Settlement Of(RunManifest manifest, SettlementKind kind, int directions, int pointsSwept)
    {
        int budget = 2 * (1 + (manifest.MaxDirections * manifest.Grid.Intervals));
        return new Settlement(kind, directions, manifest.MaxDirections, pointsSwept, Math.Max(0, budget - pointsSwept));
    }
}
