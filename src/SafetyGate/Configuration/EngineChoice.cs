namespace SafetyGate.Configuration;

/// <summary>Which engine does the arithmetic.</summary>
public enum EngineChoice
{
    /// <summary><see cref="Torch"/> where a GPU is asked for, else <see cref="Simd"/>.</summary>
    Auto,

    /// <summary>The vector engine.</summary>
    Simd,

    /// <summary>The plain reference engine; slow.</summary>
    Scalar,

    /// <summary>The GPU engine, which is installed apart; it has the processor too.</summary>
    Torch,
}
