using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics;

/// <summary>Whether two landscapes may be compared point by point.</summary>
internal static class LandscapePairing
{
    /// <summary>Refuses landscapes that are not a candidate and its base over the same grid, prompts and directions.</summary>
    public static void Require(SafetyLandscape candidate, SafetyLandscape baseline)
    {
        var problems = new List<string>();
        if (candidate.Role != CheckpointRole.Candidate || baseline.Role != CheckpointRole.Base)
            problems.Add($"a candidate and a base were expected, not {candidate.Role} and {baseline.Role}");
        if (!candidate.Grid.Equals(baseline.Grid))
            problems.Add($"the grids differ: {candidate.Grid} and {baseline.Grid}");
        if (!candidate.PromptIds.SequenceEqual(baseline.PromptIds, StringComparer.Ordinal))
            problems.Add("the prompts differ, or their order");
        if (!candidate.Curves.Select(Key).SequenceEqual(baseline.Curves.Select(Key)))
            problems.Add("the directions differ, or their order");
        if (problems.Count == 0)
            return;

        throw new SafetyGateException(
            StatisticsErrors.UnpairedLandscapes,
            $"The two landscapes cannot be compared: {problems[0]}. Sweep both checkpoints with the same settings.",
            problems);
    }

    private static (int Index, string Name) Key(LandscapeCurve curve) => (curve.DirectionIndex, curve.DirectionName);
}
