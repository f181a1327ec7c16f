using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Noise;

/// <summary>The errors of measuring the noise floor, SG1460 to SG1469.</summary>
public static class NoiseErrors
{
    public static readonly ErrorCode OtherRun = new(1460, "An earlier run cannot be compared with this one");
}
