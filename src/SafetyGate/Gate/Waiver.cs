namespace SafetyGate.Gate;

/// <summary>Lets a limit that does not pass go, for a reason and until a day. It covers only what was measured: a metric that
/// is missing is never waived.</summary>
/// <param name="Limit">The limit's name in the policy, for instance <c>visageMaxDrop</c>.</param>
/// <param name="Reason">Why, for those who read the report; 1 to <see cref="LongestReason"/> characters.</param>
/// <param name="Expires">The last day, by UTC, on which it holds.</param>
public sealed record Waiver(string Limit, string Reason, DateOnly Expires)
{
    /// <summary>The longest accepted reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The name of the only candidate that it holds for; null for every candidate.</summary>
    public string? Scope { get; init; }
}
