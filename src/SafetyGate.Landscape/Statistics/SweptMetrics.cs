using System.Numerics.Tensors;

namespace SafetyGate.Landscape.Statistics;

/// <summary>The metrics of one checkpoint on the data as swept.</summary>
/// <param name="Curves">[directions].</param>
/// <param name="Values">Over all directions.</param>
/// <param name="SafeAtOrigin">Prompts safe at alpha = 0, mean over directions.</param>
internal sealed record SweptMetrics(CurveMetrics[] Curves, MetricValues Values, double SafeAtOrigin)
{
    public static SweptMetrics Of(LandscapeMetrics metrics)
    {
        int[] once = [.. Enumerable.Repeat(1, metrics.Table.PromptCount)];
        var curves = new CurveMetrics[metrics.Table.DirectionCount];
        var values = new double[MetricAggregation.MetricCount];
        metrics.Measure(once, curves, values);
        double safe = Enumerable.Range(0, curves.Length).Average(d => TensorPrimitives.Sum(metrics.Table.SafeAtOrigin(d)));
        return new SweptMetrics(curves, new MetricValues(values), safe);
    }
}
