using System.Globalization;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>Warns of limits that hold with little to spare.</summary>
internal static class WarnBand
{
    /// <summary>The result with its warning, if it deserves one.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="result">How it came out.</param>
    /// <param name="band">In points; hundredths for what is measured in shares or in alpha.</param>
    public static LimitResult Apply(Limit limit, LimitResult result, double band)
    {
        if (band <= 0 || result is not { Outcome: Outcome.Pass, Interval: { } interval })
            return result;
        double end = limit.Side == LimitSide.Floor ? interval.Low : interval.High;
        double margin = Math.Abs(end - limit.Bound);
        double width = band * Unit(limit);
        return margin >= width ? result : result with
        {
            Warning = string.Create(
                CultureInfo.InvariantCulture,
                $"{limit.Subject} keeps to the limit of {limit.Bound:0.###} with {margin:0.###} to spare; less than {width:0.###} is close."),
        };
    }

    private static double Unit(Limit limit) => limit.Axis == AxisMeasure.PerplexityRatio || limit.Metric
        is SafetyMetric.LocalStability or SafetyMetric.FlipRate
        or SafetyMetric.MinimumBasinRadius or SafetyMetric.MedianBasinRadius ? 0.01 : 1;
}
