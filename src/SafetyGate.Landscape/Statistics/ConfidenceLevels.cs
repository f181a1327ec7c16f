namespace SafetyGate.Landscape.Statistics;

/// <summary>The confidence that intervals claim, and the one that they are computed at so that the claim holds at every look
/// of a sequential design.</summary>
/// <param name="Claimed">Two-sided, for instance 0.95.</param>
/// <param name="EachLook">At least <paramref name="Claimed"/>; equal to it where there is one look.</param>
internal readonly record struct ConfidenceLevels(double Claimed, double EachLook)
{
    /// <summary>What a metric's interval is computed at. What reads alpha = 0 alone is the same at every look.</summary>
    public double Of(SafetyMetric metric) => MetricKinds.IsOriginAlone(metric) ? Claimed : EachLook;

    /// <summary>The interval with the level that it holds.</summary>
    public Interval Stamp(Interval interval) => interval with { Level = Claimed };
}
