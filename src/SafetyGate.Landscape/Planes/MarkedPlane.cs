namespace SafetyGate.Landscape.Planes;

/// <summary>A plane and the checkpoints that it was laid through.</summary>
/// <param name="Plane">The plane.</param>
/// <param name="Marks">The checkpoints, in the order in which they were given, the origin first.</param>
public sealed record MarkedPlane(Plane Plane, IReadOnlyList<PlaneMark> Marks);
