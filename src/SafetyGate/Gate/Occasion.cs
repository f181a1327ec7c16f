namespace SafetyGate.Gate;

/// <summary>When and for whom a policy is evaluated; only waivers depend on it.</summary>
/// <param name="Today">The day, by UTC; null where it is not known: then no waiver holds.</param>
/// <param name="Candidate">The candidate's name; null where it is not known: then no waiver with a scope holds.</param>
public sealed record Occasion(DateOnly? Today = null, string? Candidate = null)
{
    /// <summary>Nothing is known, so that no waiver holds.</summary>
    public static Occasion Unknown { get; } = new();
}
