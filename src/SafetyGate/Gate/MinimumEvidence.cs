using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Gate;

/// <summary>What a policy asks of the evidence before it decides anything.</summary>
internal static class MinimumEvidence
{
    /// <summary>One sentence for everything that there is too little of; any makes the outcome inconclusive.</summary>
    public static IEnumerable<string> Gaps(Policy policy, ComparisonStatistics statistics)
    {
        if (statistics.PromptCount < policy.MinimumPrompts)
            yield return $"There are {statistics.PromptCount} prompts; the policy asks for {policy.MinimumPrompts} or more.";
        if (statistics.DirectionCount < 1)
            yield return "No direction was swept.";
        else if (statistics.DirectionCount < policy.MinimumDirections)
        {
            yield return $"{statistics.DirectionCount} directions were swept; the policy asks for "
                + $"{policy.MinimumDirections} or more.";
        }
    }
}
