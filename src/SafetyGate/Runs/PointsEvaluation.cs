using SafetyGate.Gate;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Runs;

/// <summary>From judged points to results.</summary>
/// <param name="manifest">What the run is.</param>
/// <param name="points">What is there of it.</param>
/// <param name="axes">What was measured beside them.</param>
/// <param name="judge">Who judged.</param>
/// <param name="today">The day by which waivers expire; where null none holds.</param>
internal sealed class PointsEvaluation(RunManifest manifest, JudgedPoints points, AxisResults axes, string judge, DateOnly? today)
{
    private readonly LookPlan _looks = RunLooks.Of(manifest);

    /// <summary>The results over the first directions, all complete, where the run may end with them; else null.</summary>
    public RunResults? Settle(int directions)
    {
        int[] indexes = [.. Enumerable.Range(0, directions)];
        if (axes.Missing.Count > 0)
            return null;
        ComparisonStatistics parity = Compare(Landscapes(indexes), ResponseReading.Parity) with { Axes = axes.Changes };
        return RunSettlement.Kind(manifest, _looks, parity, Judge(parity, [])) is null ? null : Decide(indexes, []);
    }

    /// <summary>The results over directions that are complete.</summary>
    /// <param name="directions">Their indexes.</param>
    /// <param name="missing">What the run lacks, one sentence each.</param>
    public RunResults Decide(int[] directions, string[] missing)
    {
        missing = [.. missing, .. axes.Missing];
        RunMeasurements? measurements = directions.Length == 0 ? null : Measure(directions);
        Verdict verdict = Judge(measurements?.Parity, missing);
        SettlementKind? kind = measurements is null || missing.Length > 0
            ? null
            : RunSettlement.Kind(manifest, _looks, measurements.Parity, verdict);
        return new RunResults
        {
            Manifest = manifest,
            Judge = judge,
            Verdict = verdict,
            Missing = missing,
            Measurements = measurements,
            Settlement = kind is { } ended ? RunSettlement.Of(manifest, ended, directions.Length, points.Count) : null,
        };
    }

    private Verdict Judge(ComparisonStatistics? parity, string[] missing) =>
        PolicyEvaluation.Evaluate(manifest.Policy, parity, missing, new Occasion(today, manifest.Candidate.Name));

    private RunMeasurements Measure(int[] directions)
    {
        (SafetyLandscape Candidate, SafetyLandscape Base) pair = Landscapes(directions);
        return new RunMeasurements
        {
            Base = pair.Base,
            Candidate = pair.Candidate,
            BaseStatistics = SafetyStatistics.Of(pair.Base, manifest.Statistics),
            CandidateStatistics = SafetyStatistics.Of(pair.Candidate, manifest.Statistics),
            Parity = Compare(pair, ResponseReading.Parity) with { Axes = axes.Changes },
            Strict = Compare(pair, ResponseReading.Strict),
            Axes = axes.Axes,
        };
    }

    private (SafetyLandscape Candidate, SafetyLandscape Base) Landscapes(int[] directions) =>
        (points.Landscape(CheckpointRole.Candidate, directions), points.Landscape(CheckpointRole.Base, directions));

    private ComparisonStatistics Compare((SafetyLandscape Candidate, SafetyLandscape Base) pair, ResponseReading reading) =>
        PairedBootstrap.Compare(pair.Candidate, pair.Base, reading, manifest.Statistics, _looks);
}
