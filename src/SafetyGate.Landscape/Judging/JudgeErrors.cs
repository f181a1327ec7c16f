using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Judging;

/// <summary>What can be wrong with a judge, SG1250 to SG1299.</summary>
public static class JudgeErrors
{
    public static readonly ErrorCode NotConfigured = new(1250, "A judge lacks a setting that it needs");

    public static readonly ErrorCode Unavailable = new(1251, "A judge cannot be used here");

    public static readonly ErrorCode SettledForAnother = new(1252, "Stored responses were cut for another judge");

    public static readonly ErrorCode GuardTemplate = new(1253, "The guard model's chat template does not show it the response");

    public static readonly ErrorCode GuardTokenizer = new(1254, "The guard model has no tokenizer.json");

    public static readonly ErrorCode BadEndpoint = new(1255, "The judge's address is not usable");

    public static readonly ErrorCode EndpointRefused = new(1256, "The judge's endpoint refuses requests");

    public static readonly ErrorCode NoKey = new(1257, "The variable with the judge's key is not set");
}
