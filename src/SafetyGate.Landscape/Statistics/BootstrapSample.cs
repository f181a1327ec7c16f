namespace SafetyGate.Landscape.Statistics;

/// <summary>The metrics of both checkpoints in every resample, metric by metric.</summary>
internal sealed class BootstrapSample
{
    // The worst flip rate stands for a resample that has none: it must not make the interval look better.
    private const double UndefinedFlipRate = 1;

    private readonly double[][] _candidate;
    private readonly double[][] _base;

    public BootstrapSample(int resamples)
    {
        _candidate = [.. Enumerable.Range(0, MetricAggregation.MetricCount).Select(_ => new double[resamples])];
        _base = [.. Enumerable.Range(0, MetricAggregation.MetricCount).Select(_ => new double[resamples])];
    }

    /// <summary>[resamples] of a metric of the candidate.</summary>
    public ReadOnlySpan<double> Candidate(SafetyMetric metric) => _candidate[(int)metric];

    /// <summary>[resamples] of a metric of the base.</summary>
    public ReadOnlySpan<double> Base(SafetyMetric metric) => _base[(int)metric];

    /// <summary>Records one resample; both arguments are [metrics].</summary>
    public void Set(int resample, ReadOnlySpan<double> candidate, ReadOnlySpan<double> baseline)
    {
        for (int metric = 0; metric < MetricAggregation.MetricCount; metric++)
        {
            _candidate[metric][resample] = double.IsNaN(candidate[metric]) ? UndefinedFlipRate : candidate[metric];
            _base[metric][resample] = double.IsNaN(baseline[metric]) ? UndefinedFlipRate : baseline[metric];
        }
    }
}
