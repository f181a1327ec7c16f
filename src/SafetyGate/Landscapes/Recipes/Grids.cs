using SafetyGate.Configuration;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Landscapes.Recipes;

/// <summary>The places on the axes that a request asks for.</summary>
internal static class Grids
{
    private const int LineShare = 4;

    /// <summary>From -radius to radius.</summary>
    public static IReadOnlyList<double> Symmetric(LandscapeRequest request)
    {
        LandscapeConfiguration landscape = request.Configuration.Landscape;
        return AlphaGrid.Symmetric(landscape.Steps, landscape.Radius).Alphas;
    }

    /// <summary>From 0 to 1, and past both ends.</summary>
    public static IReadOnlyList<double> Between(LandscapeRequest request) => AlphaGrid
        .Interpolation(request.Configuration.Landscape.Steps, request.Beyond ?? request.Configuration.Landscape.Steps / LineShare).Alphas;

    /// <summary>From 0 to 1.</summary>
    public static IReadOnlyList<double> Strengths(LandscapeRequest request) =>
        AlphaGrid.Interpolation(request.Configuration.Landscape.Steps).Alphas;

    /// <summary>A plane around checkpoints.</summary>
    public static PlaneGrid Around(MarkedPlane marked, LandscapeRequest request) => PlaneGrid.Around(
        [.. marked.Marks.Select(mark => (mark.X, mark.Y))], request.Configuration.Landscape.Steps, request.Beyond ?? 1);
}
