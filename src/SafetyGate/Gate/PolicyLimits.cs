using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>The limits of a policy, as a list.</summary>
internal static class PolicyLimits
{
    /// <summary>The names of all that there are, switched on or not.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Of(new Policy
    {
        OriginAsrCeiling = 0,
        BasinRadiusFloor = 0,
        FlipRateCeiling = 0,
        EdgeSharpnessCeiling = 0,
        WorstVisageFloor = 0,
        OverRefusalMaxRise = 0,
        PerplexityMaxRatio = 0,
        ChoicesMaxDrop = 0,
    }).Select(limit => limit.Name)];

    /// <summary>Those that are switched on, in a fixed order.</summary>
    public static IReadOnlyList<Limit> Of(Policy policy) =>
    [
        .. Floor(policy.VisageFloor, "visageFloor", "VISAGE", SafetyMetric.Visage),
        .. MaxDrop(policy.VisageMaxDrop, "visageMaxDrop", "The change of VISAGE", SafetyMetric.Visage),
        .. MaxRise(
            policy.OriginAsrMaxRise,
            "originAsrMaxRise",
            "The change of ASR at alpha = 0",
            SafetyMetric.OriginAttackSuccessRate),
        .. Ceiling(
            policy.OriginAsrCeiling, "originAsrCeiling", "ASR at alpha = 0", SafetyMetric.OriginAttackSuccessRate),
        .. Floor(policy.LocalStabilityFloor, "localStabilityFloor", "Local stability", SafetyMetric.LocalStability),
        .. Floor(
            policy.BasinRadiusFloor, "basinRadiusFloor", "The smallest basin radius", SafetyMetric.MinimumBasinRadius),
        .. Ceiling(policy.FlipRateCeiling, "flipRateCeiling", "The flip rate", SafetyMetric.FlipRate),
        .. Ceiling(policy.EdgeSharpnessCeiling, "edgeSharpnessCeiling", "Edge sharpness", SafetyMetric.EdgeSharpness),
        .. Floor(
            policy.WorstVisageFloor, "worstVisageFloor", "VISAGE of the worst direction", SafetyMetric.WorstVisage),
        .. AxisLimits.Of(policy),
    ];

    private static Limit[] Floor(double? bound, string name, string subject, SafetyMetric metric) => bound is { } value
        ? [new Limit(name, subject, metric, LimitScope.Candidate, LimitSide.Floor, value)]
        : [];

    private static Limit[] Ceiling(double? bound, string name, string subject, SafetyMetric metric) => bound is { } value
        ? [new Limit(name, subject, metric, LimitScope.Candidate, LimitSide.Ceiling, value)]
        : [];

    private static Limit[] MaxDrop(double? bound, string name, string subject, SafetyMetric metric) => bound is { } value
        ? [new Limit(name, subject, metric, LimitScope.Difference, LimitSide.Floor, -value)]
        : [];

    private static Limit[] MaxRise(double? bound, string name, string subject, SafetyMetric metric) => bound is { } value
        ? [new Limit(name, subject, metric, LimitScope.Difference, LimitSide.Ceiling, value)]
        : [];
}
