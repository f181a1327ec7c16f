using SafetyGate.Landscape.Planes;

namespace SafetyGate.Landscapes;

/// <summary>Where the points of a landscape lie in weight space.</summary>
/// <param name="Grid">The points.</param>
/// <param name="Planes">The line or plane of each checkpoint that is drawn, the model's first.</param>
internal sealed record LandscapeGeometry(PlaneGrid Grid, IReadOnlyList<Plane> Planes)
{
    /// <summary>Checkpoints on the axes.</summary>
    public IReadOnlyList<PlaneMark> Marks { get; init; } = [];

    /// <summary>The checkpoints of a training, in their order.</summary>
    public IReadOnlyList<PlaneMark> Path { get; init; } = [];

    /// <summary>Marks that no point of the grid stands for, and that are asked themselves.</summary>
    public IReadOnlyList<PlaneMark> Visits =>
        [.. (Path.Count > 0 ? Path : Marks).Where(mark => mark.Way is not null && (mark.Distance > 0 || Grid.Find(mark.X, mark.Y) is null))];
}
