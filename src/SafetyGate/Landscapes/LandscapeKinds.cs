namespace SafetyGate.Landscapes;

/// <summary>The names of the kinds on the command line.</summary>
public static class LandscapeKinds
{
    /// <summary>(name, kind), in the order of the documentation.</summary>
    public static IReadOnlyList<(string Name, LandscapeKind Kind)> All { get; } =
    [
        ("random", LandscapeKind.Random),
        ("random2d", LandscapeKind.Random2D),
        ("interpolation", LandscapeKind.Interpolation),
        ("interpolation2d", LandscapeKind.Interpolation2D),
        ("triangle", LandscapeKind.Triangle),
        ("trajectory", LandscapeKind.Trajectory),
        ("delta", LandscapeKind.Delta),
        ("alignment", LandscapeKind.Alignment),
        ("quantize-int8", LandscapeKind.QuantizeInt8),
        ("quantize-int4", LandscapeKind.QuantizeInt4),
        ("prune", LandscapeKind.Prune),
        ("rank", LandscapeKind.Rank),
    ];

    /// <summary>The name of a kind.</summary>
    public static string Name(LandscapeKind kind) => All.First(entry => entry.Kind == kind).Name;
}
