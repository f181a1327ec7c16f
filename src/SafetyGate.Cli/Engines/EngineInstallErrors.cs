using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli.Engines;

/// <summary>What can go wrong while an engine is installed or removed, SG3045 to SG3050.</summary>
public static class EngineInstallErrors
{
    public static readonly ErrorCode NoSdk = new(3045, "The .NET SDK is not at hand");

    public static readonly ErrorCode BuildFailed = new(3046, "The engine's packages could not be fetched or built");

    public static readonly ErrorCode Busy = new(3047, "Another process installs or removes the engine");

    public static readonly ErrorCode NoSuchPlatform = new(3048, "There is no such engine for this platform");

    public static readonly ErrorCode UnusableLibtorch = new(3049, "The libtorch folder cannot be used");

    public static readonly ErrorCode NotWritable = new(3050, "The engine's folder cannot be written");
}
