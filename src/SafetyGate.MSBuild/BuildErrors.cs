namespace SafetyGate.MSBuild;

/// <summary>What the build itself says, SG5001 to SG5099. The tool's own errors keep their numbers.</summary>
internal static class BuildErrors
{
    /// <summary>The gate failed: the candidate falls short of the policy.</summary>
    public const string GateFailed = "SG5001";

    /// <summary>The gate is inconclusive: the data cannot tell, which is not a pass.</summary>
    public const string Inconclusive = "SG5002";

    /// <summary>SafetyGate.Tool is not installed where the build looks for it.</summary>
    public const string ToolNotFound = "SG5003";

    /// <summary>The run's results are missing, damaged, or contradict the tool's exit code.</summary>
    public const string NoResults = "SG5004";

    /// <summary>The tool ended without a verdict.</summary>
    public const string ToolFailed = "SG5005";

    /// <summary>The build does not say what to check, or the checkpoint is not there.</summary>
    public const string NotConfigured = "SG5006";

    /// <summary>The output folder cannot be used.</summary>
    public const string OutputUnusable = "SG5007";

    /// <summary>The tool warned of something.</summary>
    public const string ToolWarning = "SG5008";
}
