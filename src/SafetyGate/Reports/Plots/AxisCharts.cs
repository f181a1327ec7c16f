using SafetyGate.Landscape.Probes;
using SafetyGate.Reports.Markdown;

namespace SafetyGate.Reports.Plots;

/// <summary>The charts of what was measured beside safety.</summary>
internal static class AxisCharts
{
    private static readonly ChartTone[] Tones =
        [ChartTone.Third, ChartTone.Fourth, ChartTone.Fifth, ChartTone.Sixth, ChartTone.Base];

    /// <summary>The candidate's axes and its refusals of harmful prompts, mean over directions.</summary>
    /// <param name="measured">The curves.</param>
    /// <param name="axes">At most five, measured at every point of every direction.</param>
    /// <param name="name">See <see cref="Chart"/>.</param>
    /// <param name="title">See <see cref="Chart"/>.</param>
    public static LineChart Of(MeasurementsDocument measured, IReadOnlyList<AxisDocument> axes, string name, string title) => new(
        name,
        title,
        new ChartAxis("alpha", measured.Alphas[0], measured.Alphas[^1]),
        ChartAxis.Percent("percent"),
        measured.Alphas,
        [
            new ChartSeries("harmful refused", ChartTone.Candidate, [.. Points(measured, i => 100 - measured.CandidateCurves.Average(c => c.AttackSuccessRates[i]))]),
            .. axes.Select((axis, index) => new ChartSeries(
                SafeText.Name(axis.Name), Tones[index], [.. Points(measured, i => Percent(axis, i, measured.OriginIndex))])),
        ]);

    public static double Mean(IReadOnlyList<AxisCurveDocument> curves, int alpha) => curves.Average(c => c.Points[alpha].Measured.Value ?? 0);

    /// <summary>A perplexity is drawn as the percentage that the unperturbed weights' own has of it.</summary>
    private static double Percent(AxisDocument axis, int alpha, int origin) => axis.Unit == AxisUnit.Percent
        ? Mean(axis.CandidateCurves, alpha)
        : Math.Min(100, 100 * Mean(axis.CandidateCurves, origin) / Mean(axis.CandidateCurves, alpha));

    private static IEnumerable<double?> Points(MeasurementsDocument measured, Func<int, double> value) =>
        Enumerable.Range(0, measured.Alphas.Count).Select(i => (double?)value(i));
}
