using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Compute;

/// <summary>What an engine can report, SG30xx.</summary>
public static class EngineErrors
{
    public static readonly ErrorCode OutOfMemory = new(3002, "There is not enough memory");
    public static readonly ErrorCode NonFiniteLogits = new(3003, "The model computed NaN");
    public static readonly ErrorCode SequenceTooLong = new(3004, "A prompt is longer than the model's context");
}
