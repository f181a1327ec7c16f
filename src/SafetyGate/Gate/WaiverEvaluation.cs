namespace SafetyGate.Gate;

/// <summary>Holds the waivers of a policy against its limits.</summary>
internal static class WaiverEvaluation
{
    /// <summary>The limits, those let go marked, and what came of every waiver.</summary>
    public static (LimitResult[] Limits, WaiverResult[] Waivers) Apply(Policy policy, LimitResult[] limits, Occasion occasion)
    {
        IReadOnlyList<Waiver> waivers = policy.Waivers ?? [];
        LimitResult[] waived =
        [
            .. limits.Select(limit => waivers.Any(w => Holds(w, occasion) && Covers(w, limit))
                ? limit with { Standing = LimitStanding.Waived }
                : limit),
        ];
        return (waived, [.. waivers.Select(w => new WaiverResult(w, Status(w, limits, occasion)))]);
    }

    private static WaiverStatus Status(Waiver waiver, LimitResult[] limits, Occasion occasion)
    {
        if (!InTime(waiver, occasion))
            return WaiverStatus.Expired;
        if (!InScope(waiver, occasion))
            return WaiverStatus.OutOfScope;
        return limits.Any(limit => Covers(waiver, limit)) ? WaiverStatus.Used : WaiverStatus.Unused;
    }

    private static bool Holds(Waiver waiver, Occasion occasion) => InTime(waiver, occasion) && InScope(waiver, occasion);

    private static bool InTime(Waiver waiver, Occasion occasion) => occasion.Today <= waiver.Expires;

    private static bool InScope(Waiver waiver, Occasion occasion) => waiver.Scope is null || waiver.Scope == occasion.Candidate;

    // An interval means that it was measured.
    private static bool Covers(Waiver waiver, LimitResult limit) =>
        limit.Name == waiver.Limit && limit.Standing == LimitStanding.Decides
        && limit.Outcome != Outcome.Pass && limit is { Value: not null, Interval: not null };
}
