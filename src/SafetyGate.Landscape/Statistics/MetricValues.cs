namespace SafetyGate.Landscape.Statistics;

/// <summary>The metrics of one checkpoint over all its directions, without uncertainty.</summary>
public sealed class MetricValues
{
    private readonly double[] _values;

    /// <param name="values">[metrics], in the order of <see cref="SafetyMetric"/>; NaN where one is not defined.</param>
    internal MetricValues(ReadOnlySpan<double> values) => _values = values.ToArray();

    /// <summary>The value of a metric; null where it is not defined.</summary>
    public double? this[SafetyMetric metric] => double.IsNaN(_values[(int)metric]) ? null : _values[(int)metric];

    internal ReadOnlySpan<double> AsSpan() => _values;
}
