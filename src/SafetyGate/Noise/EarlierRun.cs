using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Noise;

/// <summary>The base of an earlier run, to be compared with itself.</summary>
internal static class EarlierRun
{
    /// <summary>Its landscape over the leading directions that are complete.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="now">What it is compared with.</param>
    /// <param name="judge">Judges its responses.</param>
    /// <exception cref="SafetyGateException"><see cref="NoiseErrors.OtherRun"/>; see <see cref="RunErrors"/>.</exception>
    public static SafetyLandscape Landscape(string folder, RunManifest now, IBatchJudge judge)
    {
        using var run = RunFolder.Open(folder);
        RunManifest then = run.Manifest;
        string[] differences =
        [
            .. then.Base.Fingerprint != now.Base.Fingerprint ? ["its base is another checkpoint"] : Array.Empty<string>(),
            .. then.PromptSet.Hash != now.PromptSet.Hash ? ["its prompts are others"] : Array.Empty<string>(),
            .. then.Grid != now.Grid ? ["its alphas are others"] : Array.Empty<string>(),
        ];
        if (differences.Length > 0)
            throw Unusable(folder, differences[0], differences);
        var points = new JudgedPoints(then, then.MaxDirections, run.Journal, judge);
        int[] directions = [.. Enumerable.Range(0, then.MaxDirections).TakeWhile(d => points.IsComplete(CheckpointRole.Base, d))];
        return directions.Length > 0
            ? points.Landscape(CheckpointRole.Base, directions)
            : throw Unusable(folder, "its base has no complete direction", []);
    }

    private static SafetyGateException Unusable(string folder, string why, string[] problems) => new(
        NoiseErrors.OtherRun,
        $"The run in '{folder}' cannot be compared: {why}. Give a run of the same base, prompts and grid.",
        problems);
}
