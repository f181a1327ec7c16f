namespace SafetyGate.Landscape.Statistics;

/// <summary>How a metric sums up its directions, which decides what its interval can speak of.</summary>
public enum MetricKind
{
    /// <summary>The mean over directions: an estimate of the mean over all random directions.</summary>
    Mean,

    /// <summary>The median over directions.</summary>
    Median,

    /// <summary>The worst of the directions that were swept: it says nothing about others.</summary>
    Extreme,
}
