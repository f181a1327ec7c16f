using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscapes;

/// <summary>What can be wrong with a landscape that is to be drawn, SG1350 to SG1379.</summary>
public static class LandscapeErrors
{
    public static readonly ErrorCode WrongCheckpoints = new(1350, "A landscape lacks a checkpoint, or has one too many");

    public static readonly ErrorCode NoTrajectory = new(1351, "A folder has no training checkpoints");

    public static readonly ErrorCode InvalidSetting = new(1352, "A setting of a landscape is out of range");
}
