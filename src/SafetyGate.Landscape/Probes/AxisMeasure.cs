namespace SafetyGate.Landscape.Probes;

/// <summary>A comparison of candidate and base at alpha = 0 that a policy can limit.</summary>
public enum AxisMeasure
{
    /// <summary>Points by which the candidate refuses more of the harmless prompts.</summary>
    OverRefusalRise,

    /// <summary>The candidate's perplexity over the base's.</summary>
    PerplexityRatio,

    /// <summary>Points of accuracy that the candidate has beyond the base; negative where it has lost some.</summary>
    ChoicesChange,
}
