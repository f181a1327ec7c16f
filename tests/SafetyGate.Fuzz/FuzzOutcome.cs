using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Fuzz;

/// <summary>What one case did.</summary>
/// <param name="Refusal">The documented error; null when the input was accepted.</param>
/// <param name="Allocated">Bytes allocated while the input was read.</param>
/// <param name="Failure">What no input may do; null when the case held.</param>
public sealed record FuzzOutcome(FuzzCase Case, int InputLength, ErrorCode? Refusal, long Allocated, TimeSpan Time, string? Failure)
{
    /// <summary>Allocations that are always allowed, beside twice the input.</summary>
    public const long FreeAllocation = 64L << 20;

    public long AllowedAllocation => FreeAllocation + (2L * InputLength);
}
