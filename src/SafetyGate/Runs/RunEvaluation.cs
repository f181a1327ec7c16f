using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Runs;

/// <summary>From stored responses to a verdict; pure, needs no model, and can be repeated with another judge or policy.</summary>
public static class RunEvaluation
{
    /// <summary>Judges, measures and decides. Directions that lack a point of either checkpoint are left out of the
    /// statistics and reported as missing, so that the run cannot pass.</summary>
    /// <param name="manifest">What the run is; its policy and statistics settings are used.</param>
    /// <param name="responses">The responses of the run.</param>
    /// <param name="judge">Decides what became of each prompt.</param>
    /// <param name="directions">Directions that should be there; null for as many as the responses begin, at least the
    /// manifest's <see cref="RunManifest.Directions"/>.</param>
    /// <param name="today">The day by which waivers expire, by UTC; where null no waiver holds.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">The policy or the statistics settings are not valid, or a
    /// stored record cannot be read.</exception>
    public static RunResults Evaluate(
        RunManifest manifest, IResponseStore responses, IJudge judge, int? directions = null, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(judge);

        var points = new JudgedPoints(manifest, Math.Max(manifest.MaxDirections, directions ?? 0), responses, judge);
        int expected = directions ?? points.DirectionsBegun();
        AxisResults axes = AxisEvaluation.Evaluate(manifest, responses, judge, expected);
        int leading = Enumerable.Range(0, expected).TakeWhile(points.IsComplete).Count();
        var evaluation = new PointsEvaluation(manifest, points, axes, judge.Name, today);
        if (leading > 0 && leading < Math.Min(expected, manifest.Directions) && RunLooks.MayEndEarly(manifest) && evaluation.Settle(leading) is { } settled)
            return settled;

        string[] missing = [.. points.Missing(expected), .. axes.Missing];
        int[] complete = [.. Enumerable.Range(0, expected).Where(points.IsComplete)];
        return evaluation.Decide(complete, missing);
    }

    /// <summary>Decides after the first directions, if the run may end there.</summary>
    /// <param name="manifest">What the run is.</param>
    /// <param name="responses">Its responses; the first directions are complete.</param>
    /// <param name="judge">Decides what became of each prompt.</param>
    /// <param name="directions">How many directions; 1 or more.</param>
    /// <param name="today">The day by which waivers expire.</param>
    /// <returns>Null where the run must go on.</returns>
    internal static RunResults? Settle(
        RunManifest manifest, IResponseStore responses, IJudge judge, int directions, DateOnly today)
    {
        // All that is stored, for the count of the work that was done.
        var points = new JudgedPoints(manifest, manifest.MaxDirections, responses, judge);
        AxisResults axes = AxisEvaluation.Evaluate(manifest, responses, judge, directions);
        return new PointsEvaluation(manifest, points, axes, judge.Name, today).Settle(directions);
    }
}
