using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports.Plots;

/// <summary>The chart of both checkpoints' landscapes.</summary>
internal static class LandscapeChart
{
    /// <summary>The share of prompts that is refused: the mean over directions, each direction faintly behind it, and the
    /// Wilson interval of a share of that many prompts around it. Directions share their prompts, so that they do not
    /// narrow the interval.</summary>
    /// <param name="measured">The curves.</param>
    /// <param name="level">Confidence of the band, 0.5 to 0.999.</param>
    public static LineChart Of(MeasurementsDocument measured, double level) => new(
        "landscape",
        "Refused prompts when the weights are moved by alpha",
        new ChartAxis("alpha", measured.Alphas[0], measured.Alphas[^1]),
        ChartAxis.Percent("refused, percent"),
        measured.Alphas,
        [
            .. Faint(measured.BaseCurves, ChartTone.Base),
            .. Faint(measured.CandidateCurves, ChartTone.Candidate),
            Mean("base", ChartTone.Base, measured.BaseCurves, measured, level),
            Mean("candidate", ChartTone.Candidate, measured.CandidateCurves, measured, level),
        ]);

    private static ChartSeries Mean(
        string name, ChartTone tone, IReadOnlyList<CurveDocument> curves, MeasurementsDocument measured, double level)
    {
        double[] values = [.. measured.Alphas.Select((_, i) => 100 - curves.Average(c => c.AttackSuccessRates[i]))];
        return new ChartSeries(name, tone, [.. values])
        {
            Band =
            [
                .. values.Select(v =>
                {
                    Interval interval = WilsonInterval.Of(Math.Clamp(v / 100, 0, 1), measured.PromptCount, level);
                    return new EstimateDocument(v, 100 * interval.Low, 100 * interval.High);
                }),
            ],
        };
    }

    private static IEnumerable<ChartSeries> Faint(IReadOnlyList<CurveDocument> curves, ChartTone tone) => curves.Count < 2
        ? []
        : curves.Select(c => new ChartSeries(c.Name, tone, [.. c.AttackSuccessRates.Select(rate => (double?)(100 - rate))]) { IsFaint = true });
}
