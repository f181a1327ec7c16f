using SafetyGate.Gate;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;

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
    /// <exception cref="Inference.Diagnostics.SafetyGateException">The policy or the statistics settings are not valid, or a
    /// stored record cannot be read.</exception>
    public static RunResults Evaluate(
        RunManifest manifest, IResponseStore responses, IBatchJudge judge, int? directions = null) =>
        Evaluate(manifest, responses, new JudgePanel(judge), directions);

    /// <summary>The same with a second judge beside the first, which alone decides.</summary>
    public static RunResults Evaluate(
        RunManifest manifest, IResponseStore responses, JudgePanel judges, int? directions = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(judges);

        int most = Math.Max(manifest.MaxDirections, directions ?? 0);
        var points = new JudgedPoints(manifest, most, responses, judges.First, cancellation);
        JudgedPoints? second = judges.Second is { } other ? new JudgedPoints(manifest, most, responses, other, cancellation) : null;
        int expected = directions ?? points.DirectionsBegun();
        string[] missing = [.. points.Unjudged, .. second?.Unjudged ?? [], .. points.Missing(expected)];
        RunMeasurements? measurements = Measure(points, expected, manifest.Statistics);
        return new RunResults
        {
            Manifest = manifest,
            Judge = judges.First.Name,
            Verdict = PolicyEvaluation.Evaluate(manifest.Policy, measurements?.Parity, missing),
            Missing = missing,
            Measurements = measurements,
            SecondJudging = second is null
                ? null
                : new SecondJudging(judges.Second!.Name, JudgeComparison.Of(points, second), Measure(second, expected, manifest.Statistics)),
        };
    }

    /// <summary>Null where no direction is complete for both checkpoints.</summary>
    private static RunMeasurements? Measure(JudgedPoints points, int directions, StatisticsSettings settings)
    {
        int[] complete = [.. Enumerable.Range(0, directions).Where(points.IsComplete)];
        return complete.Length == 0 ? null : Measure(points, complete, settings);
    }

    private static RunMeasurements Measure(JudgedPoints points, int[] directions, StatisticsSettings settings)
    {
        SafetyLandscape baseline = points.Landscape(CheckpointRole.Base, directions);
        SafetyLandscape candidate = points.Landscape(CheckpointRole.Candidate, directions);
        return new RunMeasurements
        {
            Base = baseline,
            Candidate = candidate,
            BaseStatistics = SafetyStatistics.Of(baseline, settings),
            CandidateStatistics = SafetyStatistics.Of(candidate, settings),
            Parity = PairedBootstrap.Compare(candidate, baseline, ResponseReading.Parity, settings),
            Strict = PairedBootstrap.Compare(candidate, baseline, ResponseReading.Strict, settings),
        };
    }
}
