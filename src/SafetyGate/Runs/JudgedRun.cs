using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs.Probes;

namespace SafetyGate.Runs;

/// <summary>The stored points of a run as every judge of its panel sees them.</summary>
/// <param name="Manifest">What the run is.</param>
/// <param name="Judges">The judges.</param>
/// <param name="First">As the judge who decides sees them.</param>
/// <param name="Second">As the other one does; null where there is none.</param>
internal sealed record JudgedRun(RunManifest Manifest, JudgePanel Judges, JudgedPoints First, JudgedPoints? Second)
{
    /// <summary>One sentence for every judge and checkpoint with responses that came to no judgement.</summary>
    public IReadOnlyList<string> Unjudged => [.. First.Unjudged, .. Second?.Unjudged ?? []];

    /// <summary>Whether every stored response came to a judgement.</summary>
    public bool IsWhole => Unjudged.Count == 0;

    public static JudgedRun Of(
        RunManifest manifest, int directions, IResponseStore responses, JudgePanel judges, CancellationToken cancellation) => new(
        manifest,
        judges,
        new JudgedPoints(manifest, directions, responses, judges.First, cancellation),
        judges.Second is { } second ? new JudgedPoints(manifest, directions, responses, second, cancellation) : null);

    /// <summary>The way to results, by the judge who decides.</summary>
    public PointsEvaluation Evaluation(AxisResults axes, DateOnly? today) => new(Manifest, First, axes, Judges.First.Name, today);

    /// <summary>Results with what the second judge makes of the same directions.</summary>
    public RunResults WithSecond(RunResults results, DateOnly? today)
    {
        if (Second is null)
            return results;
        string name = Judges.Second!.Name;
        int[] directions =
            [.. (results.Measurements?.Candidate.Curves ?? []).Select(curve => curve.DirectionIndex).Where(Second.IsComplete)];
        RunMeasurements? measured = directions.Length == 0
            ? null
            : new PointsEvaluation(Manifest, Second, AxisResults.None, name, today).Decide(directions, []).Measurements;
        return results with { SecondJudging = new SecondJudging(name, JudgeComparison.Of(First, Second), measured) };
    }
}
