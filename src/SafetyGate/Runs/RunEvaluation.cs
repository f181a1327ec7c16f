using SafetyGate.Gate;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Statistics;
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
    /// <exception cref="Inference.Diagnostics.SafetyGateException">The policy or the statistics settings are not valid, or a
    /// stored record cannot be read.</exception>
    public static RunResults Evaluate(
        RunManifest manifest, IResponseStore responses, IJudge judge, int? directions = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(judge);

        var points = new JudgedPoints(manifest, Math.Max(manifest.MaxDirections, directions ?? 0), responses, judge);
        int expected = directions ?? points.DirectionsBegun();
        AxisResults axes = AxisEvaluation.Evaluate(manifest, responses, judge, expected);
        string[] missing = [.. points.Missing(expected), .. axes.Missing];
        int[] complete = [.. Enumerable.Range(0, expected).Where(points.IsComplete)];
        RunMeasurements? measurements = complete.Length == 0 ? null : Measure(points, complete, manifest.Statistics, axes);
        return new RunResults
        {
            Manifest = manifest,
            Judge = judge.Name,
            Verdict = PolicyEvaluation.Evaluate(manifest.Policy, measurements?.Parity, missing),
            Missing = missing,
            Measurements = measurements,
        };
    }

    private static RunMeasurements Measure(JudgedPoints points, int[] directions, StatisticsSettings settings, AxisResults axes)
    {
        SafetyLandscape baseline = points.Landscape(CheckpointRole.Base, directions);
        SafetyLandscape candidate = points.Landscape(CheckpointRole.Candidate, directions);
        return new RunMeasurements
        {
            Base = baseline,
            Candidate = candidate,
            BaseStatistics = SafetyStatistics.Of(baseline, settings),
            CandidateStatistics = SafetyStatistics.Of(candidate, settings),
            Parity = PairedBootstrap.Compare(candidate, baseline, ResponseReading.Parity, settings) with { Axes = axes.Changes },
            Strict = PairedBootstrap.Compare(candidate, baseline, ResponseReading.Strict, settings),
            Axes = axes.Axes,
        };
    }
}
