namespace SafetyGate.Inference.Compute;

/// <summary>The nonlinearity of a gated feed-forward layer.</summary>
public enum Activation
{
    /// <summary>x * sigmoid(x), the "swish" of SwiGLU.</summary>
    Silu,

    /// <summary>x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))), <c>gelu_pytorch_tanh</c> (arXiv 1606.08415).</summary>
    GeluTanh,
}
