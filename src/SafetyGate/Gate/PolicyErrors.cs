using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Gate;

/// <summary>The errors of the policy, SG1450 to SG1479.</summary>
public static class PolicyErrors
{
    public static readonly ErrorCode InvalidLimit = new(1450, "A limit of the policy is out of range");

    public static readonly ErrorCode InvalidException = new(1451, "A waiver or an informational limit of the policy is not valid");
}
