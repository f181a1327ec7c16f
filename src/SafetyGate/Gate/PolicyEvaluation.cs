using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>The gate: a pure function from a policy and what was measured to a verdict.</summary>
public static class PolicyEvaluation
{
    /// <summary>Evaluates every limit.</summary>
    /// <param name="policy">Validated first; an invalid one is an error, never a verdict.</param>
    /// <param name="statistics">The parity comparison; null where the run did not get that far: inconclusive.</param>
    /// <param name="missing">What the run skipped or could not do, one sentence each; any makes the outcome at best
    /// inconclusive.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException"><see cref="PolicyErrors.InvalidLimit"/>.</exception>
    public static Verdict Evaluate(
        Policy policy,
        ComparisonStatistics? statistics,
        IReadOnlyList<string>? missing = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        policy.Validate();
        LimitResult[] limits = [.. PolicyLimits.Of(policy).Select(limit => LimitEvaluation.Evaluate(limit, statistics))];
        string[] gaps = [.. Gaps(policy, statistics, limits.Length), .. missing ?? []];
        Outcome outcome = Decide(limits, gaps.Length > 0);
        string[] reasons =
        [
            .. limits.Where(l => l.Outcome == Outcome.Fail).Select(l => l.Reason),
            .. gaps,
            .. limits.Where(l => l.Outcome == Outcome.Inconclusive).Select(l => l.Reason),
            .. limits.Where(l => l.Outcome == Outcome.Pass).Select(l => l.Reason),
        ];
        return new Verdict(outcome, limits, reasons, [.. Cautions(statistics)]);
    }

    private static Outcome Decide(LimitResult[] limits, bool incomplete)
    {
        if (limits.Any(l => l.Outcome == Outcome.Fail))
            return Outcome.Fail;
        return !incomplete && limits.Length > 0 && limits.All(l => l.Outcome == Outcome.Pass)
            ? Outcome.Pass
            : Outcome.Inconclusive;
    }

    private static IEnumerable<string> Gaps(Policy policy, ComparisonStatistics? statistics, int limits)
    {
        if (limits == 0)
            yield return "The policy has no limit, so nothing can pass it.";
        if (statistics is null)
            yield return "Nothing was measured.";
        else if (statistics.Reading != ResponseReading.Parity)
            yield return "The statistics are not those of the parity reading, which the policy is about.";
        else if (statistics.PromptCount < policy.MinimumPrompts)
            yield return $"There are {statistics.PromptCount} prompts; the policy asks for {policy.MinimumPrompts} or more.";
        else if (statistics.DirectionCount < 1)
            yield return "No direction was swept.";
    }

    private static IEnumerable<string> Cautions(ComparisonStatistics? statistics)
    {
        if (statistics is { DirectionCount: 1 })
            yield return "Only one direction was swept: the intervals cover the choice of prompts, not of directions.";
        else if (statistics is { DirectionCount: > 1 and < 10 })
        {
            yield return $"Only {statistics.DirectionCount} directions were swept: where directions differ much, the "
                + "intervals are narrower than their level says.";
        }
    }
}
