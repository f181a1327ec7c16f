namespace SafetyGate.Landscapes.Recipes;

/// <summary>The recipe of each kind.</summary>
internal static class LandscapeRecipes
{
    public static ILandscapeRecipe Of(LandscapeKind kind) => kind switch
    {
        LandscapeKind.Random => new RandomLine(),
        LandscapeKind.Random2D => new RandomPlane(),
        LandscapeKind.Interpolation => new InterpolationLine(),
        LandscapeKind.Interpolation2D => new InterpolationPlane(),
        LandscapeKind.Triangle => new TriangleRecipe(),
        LandscapeKind.Trajectory => new TrajectoryRecipe(),
        LandscapeKind.Delta => new DeltaLine(),
        LandscapeKind.Alignment => new AlignmentLine(),
        LandscapeKind.QuantizeInt8 => StructuredLine.Quantized(bits: 8, groupSize: 0),
        LandscapeKind.QuantizeInt4 => StructuredLine.Quantized(bits: 4, groupSize: 128),
        LandscapeKind.Prune => StructuredLine.Pruned(),
        LandscapeKind.Rank => StructuredLine.Reduced(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
