using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli;

/// <summary>What can be wrong with the command line, SG10xx, and with SafetyGate itself, SG9xxx.</summary>
public static class UsageErrors
{
    public static readonly ErrorCode CommandLine = new(1001, "The command line cannot be understood");
    public static readonly ErrorCode NoSampleData = new(1002, "The demo's sample data is missing");
    public static readonly ErrorCode FileExists = new(1010, "A file that would be written is there already");
    public static readonly ErrorCode FileNotWritten = new(1011, "A file cannot be written");
    public static readonly ErrorCode Internal = new(9001, "SafetyGate itself failed");
}
