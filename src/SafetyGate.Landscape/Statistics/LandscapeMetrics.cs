using System.Numerics.Tensors;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscape.Statistics;

/// <summary>Computes the metrics of a landscape whose prompts carry whole-number weights: all ones for the data as swept,
/// multiplicities for a bootstrap resample.</summary>
internal sealed class LandscapeMetrics
{
    private readonly AlphaGrid _grid;
    private readonly JailbreakTable _table;
    private readonly StatisticsSettings _settings;
    private readonly double[] _asr;

    public LandscapeMetrics(SafetyLandscape landscape, ResponseReading reading, StatisticsSettings settings)
    {
        _grid = landscape.Grid;
        _table = new JailbreakTable(landscape, reading, settings.LocalRadius);
        _settings = settings;
        _asr = new double[_grid.Count];
    }

    public JailbreakTable Table => _table;

    /// <summary>The weighted metrics along one direction.</summary>
    /// <param name="direction">Index into the landscape's curves.</param>
    /// <param name="weights">[prompts], 0 or more, not all 0.</param>
    public CurveMetrics Curve(int direction, ReadOnlySpan<int> weights)
    {
        Rates(direction, weights, _asr);
        double flipRate = FlipRate.Of(
            TensorPrimitives.Dot(_table.Flipped(direction), weights),
            TensorPrimitives.Dot(_table.SafeAtOrigin(direction), weights));
        return CurveMetrics.Of(_grid, _asr, flipRate, _settings);
    }

    /// <summary>The weighted metrics of every direction, and over all of them.</summary>
    /// <param name="weights">[prompts], 0 or more, not all 0.</param>
    /// <param name="curves">[directions] out.</param>
    /// <param name="values">[metrics] out, in the order of <see cref="SafetyMetric"/>.</param>
    public void Measure(ReadOnlySpan<int> weights, Span<CurveMetrics> curves, Span<double> values)
    {
        for (int i = 0; i < curves.Length; i++)
            curves[i] = Curve(i, weights);
        MetricAggregation.Aggregate(curves, values);
    }

    /// <summary>Writes the weighted ASR at every alpha, in percent; counts stay whole, so 100 is exactly 100.</summary>
    public void Rates(int direction, ReadOnlySpan<int> weights, Span<double> asr)
    {
        int total = TensorPrimitives.Sum(weights);
        for (int alpha = 0; alpha < asr.Length; alpha++)
            asr[alpha] = (double)TensorPrimitives.Dot(_table.Jailbroken(direction, alpha), weights) / total * 100.0;
    }
}
