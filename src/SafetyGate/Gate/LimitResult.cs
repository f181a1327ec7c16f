using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>How one limit of the policy came out.</summary>
/// <param name="Name">The limit's name in the policy, for instance <c>visageFloor</c>; stable.</param>
/// <param name="Value">The metric as measured; null where it is missing.</param>
/// <param name="Limit">The limit, in the metric's unit.</param>
/// <param name="Interval">The uncertainty of <paramref name="Value"/>; null where it is missing.</param>
/// <param name="Outcome">Pass, fail or inconclusive.</param>
/// <param name="Reason">One plain sentence.</param>
public sealed record LimitResult(
    string Name,
    double? Value,
    double Limit,
    Interval? Interval,
    Outcome Outcome,
    string Reason)
{
    /// <summary>What the outcome counts for.</summary>
    public LimitStanding Standing { get; init; }

    /// <summary>One sentence where the limit holds with little to spare; null elsewhere.</summary>
    public string? Warning { get; init; }
}
