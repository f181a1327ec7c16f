using SafetyGate.Landscape.Directions;

namespace SafetyGate.Landscape.Planes;

/// <summary>The line along one axis, or the plane of two, through a checkpoint at (0, 0).</summary>
/// <param name="First">The axis to the right.</param>
/// <param name="Second">The axis up; null for a line.</param>
public sealed record Plane(IAxis First, IAxis? Second = null)
{
    /// <summary>The weights at a point: what the first axis adds, then what the second adds.</summary>
    /// <param name="x">Place on the first axis.</param>
    /// <param name="y">Place on the second; not looked at on a line.</param>
    public Perturbation At(double x, double y = 0) =>
        Second is null ? new Perturbation((First, x)) : new Perturbation((First, x), (Second, y));
}
