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
    /// <param name="occasion">When and for whom; null where it is not known: then no waiver holds.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException"><see cref="PolicyErrors.InvalidLimit"/>,
    /// <see cref="PolicyErrors.InvalidException"/>.</exception>
    public static Verdict Evaluate(
        Policy policy,
        ComparisonStatistics? statistics,
        IReadOnlyList<string>? missing = null,
        Occasion? occasion = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        policy.Validate();
        LimitResult[] evaluated = [.. PolicyLimits.Of(policy).Select(limit => Evaluate(policy, limit, statistics))];
        (LimitResult[] limits, WaiverResult[] waivers) = WaiverEvaluation.Apply(policy, evaluated, occasion ?? Occasion.Unknown);
        string[] scant = statistics is null ? [] : [.. MinimumEvidence.Gaps(policy, statistics)];
        string[] gaps = [.. Gaps(limits, statistics), .. scant, .. missing ?? []];
        LimitResult[] deciding = [.. limits.Where(l => l.Standing == LimitStanding.Decides)];
        string[] reasons =
        [
            .. Reasons(deciding, Outcome.Fail),
            .. gaps,
            .. Reasons(deciding, Outcome.Inconclusive),
            .. Reasons(deciding, Outcome.Pass),
            .. limits.Where(l => l.Standing != LimitStanding.Decides).Select(l => l.Reason),
        ];
        Outcome outcome = scant.Length > 0 ? Outcome.Inconclusive : Decide(deciding, limits.Length > 0 && gaps.Length == 0);
        return new Verdict(outcome, limits, reasons, [.. Cautions(statistics)])
        {
            Waivers = waivers,
            Warnings = [.. limits.Select(l => l.Warning).OfType<string>(), .. WaiverSentences.Of(waivers)],
        };
    }

    private static LimitResult Evaluate(Policy policy, Limit limit, ComparisonStatistics? statistics)
    {
        LimitResult result = WarnBand.Apply(limit, LimitEvaluation.Evaluate(limit, statistics), policy.WarnBand);
        return policy.Informational?.Contains(limit.Name) == true
            ? result with { Standing = LimitStanding.Informational }
            : result;
    }

    private static Outcome Decide(LimitResult[] deciding, bool complete)
    {
        if (deciding.Any(l => l.Outcome == Outcome.Fail))
            return Outcome.Fail;
        return complete && deciding.All(l => l.Outcome == Outcome.Pass) ? Outcome.Pass : Outcome.Inconclusive;
    }

    private static IEnumerable<string> Reasons(LimitResult[] limits, Outcome outcome) =>
        limits.Where(l => l.Outcome == outcome).Select(l => l.Reason);

    private static IEnumerable<string> Gaps(LimitResult[] limits, ComparisonStatistics? statistics)
    {
        if (limits.Length == 0)
            yield return "The policy has no limit, so nothing can pass it.";
        else if (limits.All(l => l.Standing == LimitStanding.Informational))
            yield return "Every limit of the policy is informational, so nothing can pass it.";
        if (statistics is null)
            yield return "Nothing was measured.";
        else if (statistics.Reading != ResponseReading.Parity)
            yield return "The statistics are not those of the parity reading, which the policy is about.";
    }

    private static IEnumerable<string> Cautions(ComparisonStatistics? statistics)
    {
        if (statistics is { DirectionCount: 1 })
            yield return "Only one direction was swept: the intervals cover the choice of prompts, not of directions.";
    }
}
