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
        RunManifest manifest, IResponseStore responses, IBatchJudge judge, int? directions = null, DateOnly? today = null) =>
        Evaluate(manifest, responses, new JudgePanel(judge), directions, today);

    /// <summary>The same with a second judge beside the first, which alone decides.</summary>
    public static RunResults Evaluate(
        RunManifest manifest,
        IResponseStore responses,
        JudgePanel judges,
        int? directions = null,
        DateOnly? today = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(judges);

        var judged = JudgedRun.Of(manifest, Math.Max(manifest.MaxDirections, directions ?? 0), responses, judges, cancellation);
        JudgedPoints points = judged.First;
        int expected = directions ?? points.DirectionsBegun();
        int leading = Enumerable.Range(0, expected).TakeWhile(points.IsComplete).Count();
        PointsEvaluation evaluation = judged.Evaluation(AxisEvaluation.Evaluate(manifest, responses, judges, expected, cancellation), today);
        bool early = leading > 0 && leading < Math.Min(expected, manifest.Directions) && judged.IsWhole && RunLooks.MayEndEarly(manifest);
        RunResults results = (early ? evaluation.Settle(leading) : null) ?? evaluation.Decide(
            [.. Enumerable.Range(0, expected).Where(points.IsComplete)], [.. judged.Unjudged, .. points.Missing(expected)]);
        return judged.WithSecond(results, today);
    }

    /// <summary>Decides after the first directions, if the run may end there.</summary>
    /// <param name="manifest">What the run is.</param>
    /// <param name="responses">Its responses; the first directions are complete.</param>
    /// <param name="judges">Decide what became of each prompt.</param>
    /// <param name="directions">How many directions; 1 or more.</param>
    /// <param name="today">The day by which waivers expire.</param>
    /// <param name="cancellation">Stops between responses that a model or a service judges.</param>
    /// <returns>Null where the run must go on.</returns>
    internal static RunResults? Settle(
        RunManifest manifest, IResponseStore responses, JudgePanel judges, int directions, DateOnly today, CancellationToken cancellation)
    {
        // All that is stored, for the count of the work that was done.
        var judged = JudgedRun.Of(manifest, manifest.MaxDirections, responses, judges, cancellation);
        if (!judged.IsWhole)
            return null;
        AxisResults axes = AxisEvaluation.Evaluate(manifest, responses, judges, directions, cancellation);
        return judged.Evaluation(axes, today).Settle(directions) is { } results ? judged.WithSecond(results, today) : null;
    }
}
