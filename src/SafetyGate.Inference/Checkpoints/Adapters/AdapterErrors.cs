using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>What can be wrong with an adapter over a base, SG2050 to SG2079.</summary>
public static class AdapterErrors
{
    public static readonly ErrorCode DamagedConfig = new(2050, "The adapter's configuration is damaged");
    public static readonly ErrorCode UnsupportedSetting = new(2051, "The adapter uses a setting that is not supported");
    public static readonly ErrorCode Unmatched = new(2052, "The adapter does not fit its base");
    public static readonly ErrorCode TiedEmbedding = new(2053, "The adapter changes an embedding that the base ties");
}
