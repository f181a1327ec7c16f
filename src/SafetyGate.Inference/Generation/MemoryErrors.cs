using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Generation;

/// <summary>What memory can forbid, SG3005 to SG3019.</summary>
public static class MemoryErrors
{
    public static readonly ErrorCode DoesNotFit = new(3005, "The run does not fit into memory");
}
