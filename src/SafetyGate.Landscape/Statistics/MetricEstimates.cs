namespace SafetyGate.Landscape.Statistics;

/// <summary>The estimates of one checkpoint, or of the difference of two.</summary>
public sealed class MetricEstimates
{
    private readonly Dictionary<SafetyMetric, MetricEstimate> _estimates;

    /// <param name="estimates">Each metric at most once.</param>
    public MetricEstimates(IEnumerable<MetricEstimate> estimates) => _estimates = estimates.ToDictionary(e => e.Metric);

    /// <summary>All of them, in the order of <see cref="SafetyMetric"/>.</summary>
    public IReadOnlyList<MetricEstimate> All => [.. _estimates.Values.OrderBy(e => e.Metric)];

    /// <summary>The estimate of a metric, or null where there is none.</summary>
    public MetricEstimate? this[SafetyMetric metric] => _estimates.GetValueOrDefault(metric);
}
