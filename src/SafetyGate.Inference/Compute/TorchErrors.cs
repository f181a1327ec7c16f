using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Compute;

/// <summary>What the GPU engine can report, SG3020 to SG3039.</summary>
public static class TorchErrors
{
    public static readonly ErrorCode LibrariesMissing = new(3020, "The libraries of the GPU engine are not where they should be");
    public static readonly ErrorCode VersionMismatch = new(3021, "libtorch has another version than the engine");
    public static readonly ErrorCode NotLoadable = new(3022, "libtorch cannot be loaded");
    public static readonly ErrorCode DeviceUnavailable = new(3023, "The device is not there");
    public static readonly ErrorCode Failure = new(3024, "torch reports an error");
}
