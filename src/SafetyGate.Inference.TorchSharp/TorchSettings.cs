using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>How the engine runs.</summary>
public sealed record TorchSettings
{
    /// <summary>Where.</summary>
    public required TorchDevice Device { get; init; }

    /// <summary>
    /// The type of weights, activations and cache; norms, softmax and perturbations are computed in float32 whatever it is.
    /// Null, the default, is float32 on a processor, and on a GPU the type that most of the checkpoint's bytes are stored in.
    /// </summary>
    public ElementType? Precision { get; init; }

    /// <summary>
    /// Whether the origin's weights stay on the device, so that a perturbation need not read the checkpoint again. Null, the
    /// default, keeps them on a GPU where they fit.
    /// </summary>
    public bool? KeepPristine { get; init; }

    /// <summary>
    /// Whether Gaussian noise is made on the device; else the host makes it and uploads it. Null, the default, is yes on a GPU.
    /// The numbers agree to rounding.
    /// </summary>
    public bool? NoiseOnDevice { get; init; }
}
