using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Gate;

/// <summary>The errors of the policy, SG1450 to SG1499.</summary>
public static class PolicyErrors
{
    public static readonly ErrorCode InvalidLimit = new(1450, "A limit of the policy is out of range");
}
