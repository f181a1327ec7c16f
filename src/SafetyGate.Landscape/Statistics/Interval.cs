namespace SafetyGate.Landscape.Statistics;

/// <summary>A confidence interval.</summary>
/// <param name="Low">The lower end, included.</param>
/// <param name="High">The upper end, included.</param>
/// <param name="Level">The nominal confidence, for instance 0.95.</param>
public sealed record Interval(double Low, double High, double Level)
{
    /// <summary>High - Low.</summary>
    public double Width => High - Low;

    /// <summary>Whether both ends are finite and in order, and the level is a probability. Nothing else may be judged
    /// by.</summary>
    public bool IsUsable => double.IsFinite(Low) && double.IsFinite(High) && Low <= High && Level is > 0 and < 1;

    /// <summary>The part within bounds.</summary>
    internal Interval Within(double low, double high) =>
        this with { Low = Math.Clamp(Low, low, high), High = Math.Clamp(High, low, high) };

    /// <summary>The smallest interval that covers both.</summary>
    public Interval Cover(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High), Level);
}
