using SafetyGate.Landscape.Probes;

namespace SafetyGate.Gate;

/// <summary>The limits of what is measured beside safety, all of them on candidate and base at alpha = 0.</summary>
internal static class AxisLimits
{
    public static IEnumerable<Limit> Of(Policy policy)
    {
        if (policy.OverRefusalMaxRise is { } rise)
            yield return Limit("overRefusalMaxRise", "The change of the share of harmless prompts refused", AxisMeasure.OverRefusalRise, LimitSide.Ceiling, rise);
        if (policy.PerplexityMaxRatio is { } ratio)
            yield return Limit("perplexityMaxRatio", "Perplexity as a multiple of the base's", AxisMeasure.PerplexityRatio, LimitSide.Ceiling, ratio);
        if (policy.ChoicesMaxDrop is { } drop)
            yield return Limit("choicesMaxDrop", "The change of multiple-choice accuracy", AxisMeasure.ChoicesChange, LimitSide.Floor, -drop);
    }

    private static Limit Limit(string name, string subject, AxisMeasure axis, LimitSide side, double bound) =>
        new(name, subject, null, axis == AxisMeasure.PerplexityRatio ? LimitScope.Candidate : LimitScope.Difference, side, bound) { Axis = axis };
}
