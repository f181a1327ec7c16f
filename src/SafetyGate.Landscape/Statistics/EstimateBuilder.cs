using System.Numerics.Tensors;

namespace SafetyGate.Landscape.Statistics;

/// <summary>Puts the values on the data as swept together with their intervals.</summary>
internal sealed class EstimateBuilder
{
    private readonly int _promptCount;
    private readonly int _directionCount;
    private readonly BootstrapSample _sample;
    private readonly double _level;
    private readonly SmallSample _smallSample;
    private readonly Measured _candidate;
    private readonly Measured _base;

    public EstimateBuilder(LandscapeMetrics candidate, LandscapeMetrics baseline, BootstrapSample sample, double level)
    {
        _promptCount = candidate.Table.PromptCount;
        _directionCount = candidate.Table.DirectionCount;
        _sample = sample;
        _level = level;
        _smallSample = new SmallSample(_promptCount, level);
        _candidate = Measure(candidate);
        _base = Measure(baseline);
    }

    public ComparisonStatistics Build(ResponseReading reading)
    {
        SafetyMetric[] metrics = Enum.GetValues<SafetyMetric>();
        return new ComparisonStatistics(
            reading,
            _promptCount,
            _directionCount,
            new MetricEstimates(metrics.Select(m => Single(m, _candidate, _sample.Candidate(m)))),
            new MetricEstimates(metrics.Select(m => Single(m, _base, _sample.Base(m)))),
            new MetricEstimates(metrics.Select(Difference)));
    }

    private static Measured Measure(LandscapeMetrics metrics)
    {
        int[] once = [.. Enumerable.Repeat(1, metrics.Table.PromptCount)];
        int[] directions = [.. Enumerable.Range(0, metrics.Table.DirectionCount)];
        var values = new MetricValues(PairedBootstrap.Measure(metrics, once, directions));
        return new Measured(values, directions.Average(d => TensorPrimitives.Sum(metrics.Table.SafeAtOrigin(d))));
    }

    private MetricEstimate Single(SafetyMetric metric, Measured measured, ReadOnlySpan<double> resamples)
    {
        if (measured.Values[metric] is not { } value)
            return new MetricEstimate(metric, null, null);
        Interval bootstrap = PercentileInterval.Of(resamples.ToArray(), _level);
        return new MetricEstimate(metric, value, _smallSample.Widen(metric, value, bootstrap, measured.SafeAtOrigin));
    }

    private MetricEstimate Difference(SafetyMetric metric)
    {
        if (_candidate.Values[metric] is not { } candidate || _base.Values[metric] is not { } baseline)
            return new MetricEstimate(metric, null, null);
        var differences = new double[_sample.Candidate(metric).Length];
        TensorPrimitives.Subtract(_sample.Candidate(metric), _sample.Base(metric), differences);
        Interval widened = _smallSample.WidenDifference(
            metric,
            (candidate, _candidate.SafeAtOrigin),
            (baseline, _base.SafeAtOrigin),
            PercentileInterval.Of(differences, _level));
        return new MetricEstimate(metric, candidate - baseline, widened);
    }

    /// <param name="Values">The metrics on the data as swept.</param>
    /// <param name="SafeAtOrigin">Prompts safe at alpha = 0, mean over directions.</param>
    private sealed record Measured(MetricValues Values, double SafeAtOrigin);
}
