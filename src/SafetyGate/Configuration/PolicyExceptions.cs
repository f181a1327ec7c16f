using SafetyGate.Gate;

namespace SafetyGate.Configuration;

/// <summary>The forms of a policy's lists.</summary>
internal static class PolicyExceptions
{
    private const int MostWaivers = 100;
    private const int LongestName = 256;

    private static readonly NameForm LimitName = new(PolicyLimits.Names);

    /// <summary>Names of limits.</summary>
    public static ListForm<string> Informational { get; } = new(LimitName, PolicyLimits.Names.Count) { Nullable = true };

    /// <summary>Waivers.</summary>
    public static ListForm<Waiver> Waivers { get; } = new(
        new RequiredForm<Waiver>(
            new SectionForm<Waiver>(new Waiver("", "", DateOnly.MinValue),
            [
                new("limit", "The limit that may be broken.", LimitName, (w, v) => w with { Limit = (string)v! }),
                new("reason", "Why, for those who read the report.", new LineForm(Waiver.LongestReason), (w, v) => w with { Reason = (string)v! }),
                new("expires", "The last day, by UTC, on which it holds.", new DateForm(), (w, v) => w with { Expires = (DateOnly)v! }),
                new("scope", "The only candidate, by name, that it holds for.", new LineForm(LongestName) { Nullable = true }, (w, v) => w with { Scope = (string?)v }),
            ]),
            ["limit", "reason", "expires"]),
        MostWaivers)
    {
        Nullable = true,
    };
}
