using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Models;

/// <summary>What a checkpoint's architecture can get wrong, SG21xx.</summary>
public static class ModelErrors
{
    public static readonly ErrorCode UnknownFamily = new(2101, "The model family is not supported");
    public static readonly ErrorCode UnsupportedConfig = new(2102, "The model's config.json cannot be used");
    public static readonly ErrorCode ContextSwitch = new(2103, "A response outgrows the model's original context");
}
