namespace SafetyGate.Landscape.Probes;

/// <summary>One axis beside safety, of both checkpoints on the same alphas.</summary>
public sealed record AxisLandscape
{
    /// <summary>What reports call it, for instance <c>overRefusal</c> or <c>prefill 5</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required ProbeKind Kind { get; init; }

    /// <summary>What its values are: the percentage of prompts refused, the percentage of questions answered correctly, or a
    /// perplexity.</summary>
    public required AxisUnit Unit { get; init; }

    /// <summary>Which direction is the good one.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>Prompts, questions or segments behind every value.</summary>
    public required int ItemCount { get; init; }

    /// <summary>[directions] of the base: those that are complete for both checkpoints, or one of a single point.</summary>
    public required IReadOnlyList<AxisCurve> Base { get; init; }

    /// <summary>[directions] of the candidate: the same.</summary>
    public required IReadOnlyList<AxisCurve> Candidate { get; init; }

    /// <summary>The two at alpha = 0.</summary>
    public required AxisEstimate Change { get; init; }
}
