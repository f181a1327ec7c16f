using System.Globalization;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Gate;

/// <summary>What every policy must satisfy.</summary>
internal static class PolicyRules
{
    private const int MostWaivers = 100;

    /// <summary>Everything that is wrong with a limit, one clause each.</summary>
    public static IEnumerable<string> Limits(Policy policy) =>
    [
        .. Range(nameof(Policy.VisageFloor), policy.VisageFloor, 100),
        .. Range(nameof(Policy.VisageMaxDrop), policy.VisageMaxDrop, 100),
        .. Range(nameof(Policy.OriginAsrMaxRise), policy.OriginAsrMaxRise, 100),
        .. Range(nameof(Policy.OriginAsrCeiling), policy.OriginAsrCeiling, 100),
        .. Range(nameof(Policy.LocalStabilityFloor), policy.LocalStabilityFloor, 1),
        .. Range(nameof(Policy.BasinRadiusFloor), policy.BasinRadiusFloor, AlphaGrid.MaximumRadius),
        .. Range(nameof(Policy.FlipRateCeiling), policy.FlipRateCeiling, 1),
        .. Range(nameof(Policy.EdgeSharpnessCeiling), policy.EdgeSharpnessCeiling, 1_000_000),
        .. Range(nameof(Policy.WorstVisageFloor), policy.WorstVisageFloor, 100),
        .. Range(nameof(Policy.OverRefusalMaxRise), policy.OverRefusalMaxRise, 100),
        .. Range(nameof(Policy.PerplexityMaxRatio), policy.PerplexityMaxRatio, 1_000_000),
        .. Range(nameof(Policy.ChoicesMaxDrop), policy.ChoicesMaxDrop, 100),
        .. Range(nameof(Policy.MinimumPrompts), policy.MinimumPrompts, 1_000_000, minimum: 1),
        .. Range(nameof(Policy.MinimumDirections), policy.MinimumDirections, 1_000, minimum: 1),
        .. Range(nameof(Policy.WarnBand), policy.WarnBand, 100),
    ];

    /// <summary>Everything that is wrong with waivers and informational limits.</summary>
    public static IEnumerable<string> Exceptions(Policy policy)
    {
        foreach (string name in policy.Informational ?? [])
        {
            if (!PolicyLimits.Names.Contains(name))
                yield return $"informational names {name}, which is no limit";
        }

        IReadOnlyList<Waiver> waivers = policy.Waivers ?? [];
        if (waivers.Count > MostWaivers)
            yield return $"there are {waivers.Count} waivers; at most {MostWaivers} are accepted";
        foreach (Waiver waiver in waivers)
        {
            if (!PolicyLimits.Names.Contains(waiver.Limit))
                yield return $"a waiver names {waiver.Limit}, which is no limit";
            if (string.IsNullOrWhiteSpace(waiver.Reason) || waiver.Reason.Length > Waiver.LongestReason)
                yield return $"the waiver of {waiver.Limit} has no reason, or one longer than {Waiver.LongestReason} characters";
        }

        foreach (IGrouping<(string, string?), Waiver> twice in waivers.GroupBy(w => (w.Limit, w.Scope)).Where(g => g.Count() > 1))
            yield return $"{twice.Key.Item1} has two waivers; keep one";
    }

    private static IEnumerable<string> Range(string name, double? limit, double maximum, double minimum = 0)
    {
        if (limit is { } value && !(value >= minimum && value <= maximum))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{name} is {value}: give a number from {minimum} to {maximum}");
        }
    }
}
