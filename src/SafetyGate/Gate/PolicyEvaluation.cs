using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>The gate: a pure function from a policy and what was measured to a verdict.</summary>
public static class PolicyEvaluation
{
    /// <summary>Evaluates every limit.</summary>
    /// <param name="policy">Validated first; an invalid one is an error, never a verdict.</param>
    /// <param name="statistics">The parity comparison; null where the run did not get that far, which is inconclusive.</param>
    /// <param name="missing">What the run skipped or could not do, one sentence each; any makes the outcome at best
    /// inconclusive.</param>
    public static Verdict Evaluate(
        Policy policy,
        ComparisonStatistics? statistics,
        IReadOnlyList<string>? missing = null) => throw new NotImplementedException();
}
