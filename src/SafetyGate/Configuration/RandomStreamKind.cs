namespace SafetyGate.Configuration;

/// <summary>Which random numbers the directions are drawn from.</summary>
public enum RandomStreamKind
{
    /// <summary>Counter-based, keyed by seed, direction and tensor name.</summary>
    Philox,

    /// <summary>Bit-compatible with PyTorch's CPU generator, to reproduce the paper's directions.</summary>
    Torch,
}
