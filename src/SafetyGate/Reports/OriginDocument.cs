using SafetyGate.Landscape.Statistics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Reports;

/// <summary>ASR at alpha = 0, a single point, with the intervals of a single share.</summary>
/// <param name="Base">Of the base.</param>
/// <param name="Candidate">Of the candidate.</param>
public sealed record OriginDocument(PointShareDocument Base, PointShareDocument Candidate)
{
    internal static OriginDocument Of(RunMeasurements measured) =>
        new(Share(measured.Base, measured), Share(measured.Candidate, measured));

    private static PointShareDocument Share(SafetyLandscape landscape, RunMeasurements measured)
    {
        LandscapePoint point = landscape.Curves[0].Points[landscape.Grid.OriginIndex];
        int count = point.Judgements.Count;
        int answered = point.Judgements.Count(j => j != Landscape.Judging.Judgement.Refused);
        double level = measured.Parity.Candidate[SafetyMetric.OriginAttackSuccessRate]?.Interval?.Level ?? StatisticsSettings.Default.ConfidenceLevel;
        return new PointShareDocument(
            answered,
            count,
            Percent((double)answered / count, WilsonInterval.Of((double)answered / count, count, level)),
            Percent((double)answered / count, ClopperPearsonInterval.Of(answered, count, level)));
    }

    private static EstimateDocument Percent(double share, Interval interval) =>
        new(share * 100, interval.Low * 100, interval.High * 100);
}
