namespace SafetyGate.MSBuild;

/// <summary>What the tool's process returns.</summary>
internal static class ExitCodes
{
    public const int Pass = 0;
    public const int Fail = 2;
    public const int Inconclusive = 3;
    public const int UsageError = 4;

    /// <summary>An exit code in words.</summary>
    public static string Meaning(int exitCode) => exitCode switch
    {
        Pass => "pass",
        1 => "internal error",
        Fail => "the gate failed",
        Inconclusive => "inconclusive",
        UsageError => "usage, configuration or prompt-set error",
        5 => "checkpoint refused",
        6 => "engine not available",
        130 => "cancelled",
        _ => "not an exit code of SafetyGate",
    };
}
