using SafetyGate.Landscape.Directions;

namespace SafetyGate.Landscape.Planes;

/// <summary>Where a checkpoint lies on a line or plane.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="X">Place on the first axis.</param>
/// <param name="Y">Place on the second axis; 0 on a line.</param>
/// <param name="Distance">How far it lies off, in units of the first axis.</param>
public sealed record PlaneMark(string Name, double X, double Y = 0, double Distance = 0)
{
    /// <summary>The axis from the origin on which 1 is the checkpoint itself, wherever it lies; null where it is the origin.</summary>
    public IAxis? Way { get; init; }
}
