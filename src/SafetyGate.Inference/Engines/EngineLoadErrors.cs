using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Engines;

/// <summary>What can be wrong with an installed engine, SG3040 to SG3044.</summary>
public static class EngineLoadErrors
{
    public static readonly ErrorCode NotInstalled = new(3040, "The engine is not installed");

    public static readonly ErrorCode Unfinished = new(3041, "The engine's installation was not finished");

    public static readonly ErrorCode WrongVersion = new(3042, "The engine belongs to another version or platform");

    public static readonly ErrorCode Damaged = new(3043, "The engine's files are damaged");

    public static readonly ErrorCode CannotLoad = new(3044, "The engine cannot be started");
}
