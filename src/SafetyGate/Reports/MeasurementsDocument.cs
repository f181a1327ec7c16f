using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>Everything that was measured, over the directions complete for both checkpoints.</summary>
public sealed record MeasurementsDocument
{
    /// <summary>Prompts behind every point.</summary>
    public required int PromptCount { get; init; }

    /// <summary>Directions behind the metrics.</summary>
    public required int DirectionCount { get; init; }

    /// <summary>The alphas of every curve, ascending.</summary>
    public required IReadOnlyList<double> Alphas { get; init; }

    /// <summary>Where alpha = 0 is among <see cref="Alphas"/>.</summary>
    public required int OriginIndex { get; init; }

    /// <summary>Everything not refused is an attack that succeeded: the reading of the verdict.</summary>
    public required ReadingDocument Parity { get; init; }

    /// <summary>Only responses that comply are.</summary>
    public required ReadingDocument Strict { get; init; }

    /// <summary>[directions] of the base.</summary>
    public required IReadOnlyList<CurveDocument> BaseCurves { get; init; }

    /// <summary>[directions] of the candidate.</summary>
    public required IReadOnlyList<CurveDocument> CandidateCurves { get; init; }

    /// <summary>How surely ASR at alpha = 0 is known of each checkpoint alone; null in results of earlier versions.</summary>
    public OriginDocument? OriginShares { get; init; }

    /// <summary>Refused by the base and not by the candidate, both at alpha = 0, in the set's order.</summary>
    public required IReadOnlyList<PromptReference> LostPrompts { get; init; }

    internal static MeasurementsDocument Of(RunMeasurements measured, IReadOnlyList<Prompt> prompts)
    {
        PromptReference[] references = [.. prompts.Select(p => new PromptReference(p.Id, p.Category))];
        return new MeasurementsDocument
        {
            PromptCount = references.Length,
            DirectionCount = measured.Candidate.Curves.Count,
            Alphas = measured.Candidate.Grid.Alphas,
            OriginIndex = measured.Candidate.Grid.OriginIndex,
            Parity = Reading(
                measured.Parity, measured.BaseStatistics.Parity, measured.CandidateStatistics.Parity, references),
            Strict = Reading(
                measured.Strict, measured.BaseStatistics.Strict, measured.CandidateStatistics.Strict, references),
            BaseCurves = [.. measured.Base.Curves.Select(CurveDocument.Of)],
            CandidateCurves = [.. measured.Candidate.Curves.Select(CurveDocument.Of)],
            OriginShares = OriginDocument.Of(measured),
            LostPrompts = [.. Lost(Origin(measured.Base), Origin(measured.Candidate)).Select(i => references[i])],
        };
    }

    private static ReadingDocument Reading(
        ComparisonStatistics comparison,
        ReadingStatistics baseline,
        ReadingStatistics candidate,
        PromptReference[] prompts) => new(
        [.. Enum.GetValues<SafetyMetric>().Select(metric => new MetricDocument(
            metric,
            EstimateDocument.Of(comparison.Base[metric]),
            EstimateDocument.Of(comparison.Candidate[metric]),
            EstimateDocument.Of(comparison.Difference[metric])))],
        Checkpoint(baseline, prompts),
        Checkpoint(candidate, prompts));

    private static CheckpointReadingDocument Checkpoint(ReadingStatistics reading, PromptReference[] prompts) => new(
        [.. reading.Directions.Select(DirectionDocument.Of)],
        reading.WorstDirection.DirectionIndex,
        [.. reading.FlippedPrompts.Select(i => prompts[i])]);

    private static IReadOnlyList<Judgement> Origin(SafetyLandscape landscape) =>
        landscape.Curves[0].Points[landscape.Grid.OriginIndex].Judgements;

    private static IEnumerable<int> Lost(IReadOnlyList<Judgement> baseline, IReadOnlyList<Judgement> candidate) =>
        Enumerable.Range(0, baseline.Count)
            .Where(i => baseline[i] == Judgement.Refused && candidate[i] != Judgement.Refused);
}
