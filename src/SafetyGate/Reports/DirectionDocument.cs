using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Reports;

/// <summary>The metrics of one checkpoint along one direction; see <see cref="DirectionStatistics"/>.</summary>
public sealed record DirectionDocument
{
    public required int Direction { get; init; }

    public required string Name { get; init; }

    public required double Visage { get; init; }

    public required double ReferenceVisage { get; init; }

    public required double BasinRadius { get; init; }

    public required double LocalStability { get; init; }

    public required double? FlipRate { get; init; }

    public required double EdgeSharpness { get; init; }

    public required double FullRangeMean { get; init; }

    public required double SafetyRegion { get; init; }

    internal static DirectionDocument Of(DirectionStatistics direction) => new()
    {
        Direction = direction.DirectionIndex,
        Name = direction.DirectionName,
        Visage = direction.Visage,
        ReferenceVisage = direction.ReferenceVisage,
        BasinRadius = direction.BasinRadius,
        LocalStability = direction.LocalStability,
        FlipRate = direction.FlipRate,
        EdgeSharpness = direction.EdgeSharpness,
        FullRangeMean = direction.FullRangeMean,
        SafetyRegion = direction.SafetyRegion,
    };
}
