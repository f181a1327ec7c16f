using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Workers;

/// <summary>What can go wrong with processes that compute points side by side, SG3060 to SG3062.</summary>
public static class WorkerErrors
{
    public static readonly ErrorCode AllEnded = new(3060, "Every worker process has ended");

    public static readonly ErrorCode NotAlike = new(3061, "The devices do not compute alike");

    public static readonly ErrorCode DifferentInputs = new(3062, "A worker process sees other inputs");
}
