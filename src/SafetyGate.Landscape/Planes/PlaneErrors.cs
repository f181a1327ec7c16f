using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Planes;

/// <summary>What can be wrong with a plane, SG1430 to SG1439.</summary>
public static class PlaneErrors
{
    public static readonly ErrorCode InvalidGrid = new(1430, "The grid of a landscape is not valid");
}
