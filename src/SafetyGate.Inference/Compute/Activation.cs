namespace SafetyGate.Inference.Compute;

/// <summary>The nonlinearity of a gated feed-forward layer.</summary>
public enum Activation
{
    /// <summary>x * sigmoid(x), the "swish" of SwiGLU.</summary>
    Silu,
}
