using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Directions;

/// <summary>What can be wrong with an axis of a landscape, SG1420 to SG1439.</summary>
public static class DirectionErrors
{
    public static readonly ErrorCode InvalidStrength = new(1420, "The strength of a perturbation is out of range");

    public static readonly ErrorCode MatrixTooLarge = new(1421, "A matrix is too large for rank removal");

    public static readonly ErrorCode NoPlane = new(1422, "The checkpoints span no line or plane");

    public static readonly ErrorCode NoConvergence = new(1423, "The singular values of a matrix cannot be found");
}
