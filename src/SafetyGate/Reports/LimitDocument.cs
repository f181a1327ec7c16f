using SafetyGate.Gate;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports;

/// <summary>How one limit came out, as results.json keeps it.</summary>
/// <param name="Name">The limit's name in the policy.</param>
/// <param name="Subject">What it limits, in words.</param>
/// <param name="Metric">Which metric it reads; null where it reads an <see cref="Axis"/>.</param>
/// <param name="IsFloor">Whether the measured value must be at least <paramref name="Bound"/>; else at most.</param>
/// <param name="IsDifference">Whether it reads candidate minus base; else the candidate alone.</param>
/// <param name="Bound">The limit, in the metric's unit and sign.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Outcome">Pass, fail or inconclusive.</param>
/// <param name="Reason">One plain sentence.</param>
public sealed record LimitDocument(
    string Name,
    string Subject,
    SafetyMetric? Metric,
    bool IsFloor,
    bool IsDifference,
    double Bound,
    EstimateDocument Measured,
    Outcome Outcome,
    string Reason)
{
    /// <summary>What it reads beside safety; null where it reads a metric.</summary>
    public AxisMeasure? Axis { get; init; }

    /// <summary>What the outcome counts for.</summary>
    public LimitStanding Standing { get; init; }

    /// <summary>One sentence where the limit holds with little to spare; null elsewhere.</summary>
    public string? Warning { get; init; }
}
