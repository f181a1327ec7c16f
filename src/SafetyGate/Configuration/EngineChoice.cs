namespace SafetyGate.Configuration;

/// <summary>Which engine does the arithmetic.</summary>
public enum EngineChoice
{
    /// <summary>The fastest that this machine has.</summary>
    Auto,

    /// <summary>The vector engine.</summary>
    Simd,

    /// <summary>The plain reference engine; slow.</summary>
    Scalar,
}
