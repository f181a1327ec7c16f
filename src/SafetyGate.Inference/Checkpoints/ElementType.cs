using System.Diagnostics.CodeAnalysis;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>How one element of a stored tensor is written, always little-endian.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The types are what the names are about.")]
public enum ElementType
{
    /// <summary>IEEE 754 binary32, 4 bytes; <c>F32</c> in safetensors.</summary>
    Float32,

    /// <summary>IEEE 754 binary16, 2 bytes; <c>F16</c> in safetensors.</summary>
    Float16,

    /// <summary>The upper half of a binary32, 2 bytes; <c>BF16</c> in safetensors.</summary>
    BFloat16,
}
