using System.Numerics.Tensors;

namespace SafetyGate.Landscape.Statistics;

/// <summary>Puts the values on the data as swept together with their intervals.</summary>
/// <param name="shape">How much was measured.</param>
/// <param name="levels">How confident.</param>
internal sealed class EstimateBuilder(SampleShape shape, ConfidenceLevels levels)
{
    /// <summary>All metrics.</summary>
    /// <param name="reading">Which reading was measured.</param>
    /// <param name="candidate">The candidate as swept.</param>
    /// <param name="baseline">The base as swept.</param>
    /// <param name="samples">[metrics].</param>
    public ComparisonStatistics Build(
        ResponseReading reading, SweptMetrics candidate, SweptMetrics baseline, IReadOnlyList<BootstrapSample> samples) => new(
        reading,
        shape.Prompts,
        shape.Directions,
        new MetricEstimates(samples.Select((s, m) => Single((SafetyMetric)m, candidate, s.Candidate, s.CandidateMoments))),
        new MetricEstimates(samples.Select((s, m) => Single((SafetyMetric)m, baseline, s.Base, s.BaseMoments))),
        new MetricEstimates(samples.Select((s, m) => Difference((SafetyMetric)m, candidate, baseline, s))));

    private MetricEstimate Single(
        SafetyMetric metric, SweptMetrics measured, ReadOnlySpan<double> resamples, ResampleMoments moments)
    {
        if (measured.Values[metric] is not { } value)
            return new MetricEstimate(metric, null, null);
        var small = new SmallSample(shape.Prompts, levels.Of(metric));
        double most = MetricKinds.Maximum(metric, shape.Grid.AsSpan());
        Interval interval = MetricKinds.IsShare(metric)
            ? Share(value, most, TwoWayVariance.OfMean(moments, shape.Prompts), levels.Of(metric))
            : Plain(metric, value, resamples.ToArray(), moments).Within(0, most);
        return new MetricEstimate(metric, value, levels.Stamp(small.Widen(metric, value, interval, measured.SafeAtOrigin)));
    }

    private MetricEstimate Difference(SafetyMetric metric, SweptMetrics candidate, SweptMetrics baseline, BootstrapSample sample)
    {
        if (candidate.Values[metric] is not { } first || baseline.Values[metric] is not { } second)
            return new MetricEstimate(metric, null, null);
        var differences = new double[sample.Candidate.Length];
        TensorPrimitives.Subtract(sample.Candidate, sample.Base, differences);
        double most = MetricKinds.Maximum(metric, shape.Grid.AsSpan());
        Interval interval = Plain(metric, first - second, differences, sample.ChangeMoments).Within(-most, most);
        Interval widened = new SmallSample(shape.Prompts, levels.Of(metric)).WidenDifference(
            metric, (first, candidate.SafeAtOrigin), (second, baseline.SafeAtOrigin), interval);
        return new MetricEstimate(metric, first - second, levels.Stamp(widened));
    }

    private Interval Plain(SafetyMetric metric, double value, double[] resamples, ResampleMoments moments)
    {
        double level = levels.Of(metric);
        if (MetricKinds.IsOriginAlone(metric))
            return PercentileInterval.Of(resamples, level);
        return MetricKinds.Of(metric) switch
        {
            MetricKind.Mean => About(value, TwoWayVariance.OfMean(moments, shape.Prompts), level),
            MetricKind.Median => About(value, TwoWayVariance.OfMedian(moments, shape.Prompts), level),
            _ => Extreme(value, PercentileInterval.Of(resamples, level)),
        };
    }

    private static Interval About(double value, TwoWayVariance variance, double level)
    {
        double half = variance.HalfWidth(level);
        return new Interval(value - half, value + half, level);
    }

    // Shares are skewed near their ends; their log odds are less so. Half a prompt keeps the odds finite.
    private Interval Share(double value, double most, TwoWayVariance variance, double level)
    {
        double edge = 0.5 / shape.Prompts;
        double share = Math.Clamp(value / most, edge, 1 - edge);
        double odds = Math.Log(share / (1 - share));
        double half = variance.HalfWidth(level) / most / (share * (1 - share));
        var interval = new Interval(most / (1 + Math.Exp(half - odds)), most / (1 + Math.Exp(-half - odds)), level);
        return interval.Cover(new Interval(value, value, level));
    }

    // Resampling makes a minimum lower and a maximum higher than they were. The interval and its mirror image about the value
    // err to different sides; together they hold whichever is right.
    private static Interval Extreme(double value, Interval percentile) =>
        percentile.Cover(new Interval((2 * value) - percentile.High, (2 * value) - percentile.Low, percentile.Level));
}
