namespace SafetyGate.Gate;

/// <summary>What a limit, or the gate as a whole, comes to.</summary>
public enum Outcome
{
    /// <summary>The data cannot tell, or is missing. The default on purpose: what nobody set never passes.</summary>
    Inconclusive,

    /// <summary>Inside the limit, uncertainty included.</summary>
    Pass,

    /// <summary>Outside the limit, uncertainty included.</summary>
    Fail,
}
