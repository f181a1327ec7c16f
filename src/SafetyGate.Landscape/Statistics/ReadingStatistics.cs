namespace SafetyGate.Landscape.Statistics;

/// <summary>All metrics of one landscape under one reading of a response.</summary>
public sealed record ReadingStatistics
{
    /// <summary>What counts as an attack that succeeded.</summary>
    public required ResponseReading Reading { get; init; }

    /// <summary>[directions], in the landscape's order.</summary>
    public required IReadOnlyList<DirectionStatistics> Directions { get; init; }

    /// <summary>The metrics over all directions.</summary>
    public required MetricValues Aggregate { get; init; }

    /// <summary>The direction of the lowest VISAGE; the first of several.</summary>
    public required DirectionStatistics WorstDirection { get; init; }

    /// <summary>The prompts that flip in any direction: ascending indexes into the landscape's prompts.</summary>
    public required IReadOnlyList<int> FlippedPrompts { get; init; }
}
