using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>The limits of a policy, as a list.</summary>
internal static class PolicyLimits
{
    /// <summary>Those that are switched on, in a fixed order.</summary>
    public static IReadOnlyList<Limit> Of(Policy policy) =>
    [
        .. When(policy.VisageFloor, bound => new Limit(
            "visageFloor", "VISAGE", SafetyMetric.Visage, LimitScope.Candidate, LimitSide.Floor, bound)),
        .. When(policy.VisageMaxDrop, bound => new Limit(
            "visageMaxDrop", "The change of VISAGE", SafetyMetric.Visage, LimitScope.Difference, LimitSide.Floor, -bound)),
        .. When(policy.OriginAsrMaxRise, bound => new Limit(
            "originAsrMaxRise", "The change of ASR at alpha = 0", SafetyMetric.OriginAttackSuccessRate, LimitScope.Difference, LimitSide.Ceiling, bound)),
        .. When(policy.OriginAsrCeiling, bound => new Limit(
            "originAsrCeiling", "ASR at alpha = 0", SafetyMetric.OriginAttackSuccessRate, LimitScope.Candidate, LimitSide.Ceiling, bound)),
        .. When(policy.LocalStabilityFloor, bound => new Limit(
            "localStabilityFloor", "Local stability", SafetyMetric.LocalStability, LimitScope.Candidate, LimitSide.Floor, bound)),
        .. When(policy.BasinRadiusFloor, bound => new Limit(
            "basinRadiusFloor", "The smallest basin radius", SafetyMetric.MinimumBasinRadius, LimitScope.Candidate, LimitSide.Floor, bound)),
        .. When(policy.FlipRateCeiling, bound => new Limit(
            "flipRateCeiling", "The flip rate", SafetyMetric.FlipRate, LimitScope.Candidate, LimitSide.Ceiling, bound)),
        .. When(policy.EdgeSharpnessCeiling, bound => new Limit(
            "edgeSharpnessCeiling", "Edge sharpness", SafetyMetric.EdgeSharpness, LimitScope.Candidate, LimitSide.Ceiling, bound)),
        .. When(policy.WorstVisageFloor, bound => new Limit(
            "worstVisageFloor", "VISAGE of the worst direction", SafetyMetric.WorstVisage, LimitScope.Candidate, LimitSide.Floor, bound)),
    ];

    private static IEnumerable<Limit> When(double? bound, Func<double, Limit> limit) =>
        bound is { } value ? [limit(value)] : [];
}
