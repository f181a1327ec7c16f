using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Configuration;

/// <summary>Which points of weight space are swept.</summary>
public sealed record LandscapeConfiguration
{
    /// <summary>The most directions that a run may sweep.</summary>
    public const int MostDirections = 1_000;

    /// <summary>Directions that are always swept; 1 to <see cref="MostDirections"/>, default 3.</summary>
    public int Directions { get; init; } = 3;

    /// <summary>How many directions there may be once more were bought because the verdict was inconclusive;
    /// <see cref="Directions"/> to <see cref="MostDirections"/>, default 6 or <see cref="Directions"/>, whichever is more.</summary>
    public int MaxDirections { get; init; } = 6;

    /// <summary>Intervals of the alpha grid; even, 2 to <see cref="AlphaGrid.MaximumIntervals"/>, default 20.</summary>
    public int Steps { get; init; } = AlphaGrid.DefaultIntervals;

    /// <summary>The farthest alpha; above 0, at most <see cref="AlphaGrid.MaximumRadius"/>, default 0.5.</summary>
    public double Radius { get; init; } = AlphaGrid.DefaultRadius;

    /// <summary>Seed of the directions; default 123, the paper's.</summary>
    public ulong Seed { get; init; } = 123;

    /// <summary>Which random numbers the directions are drawn from; default <see cref="RandomStreamKind.Philox"/>.</summary>
    public RandomStreamKind Stream { get; init; } = RandomStreamKind.Philox;
}
