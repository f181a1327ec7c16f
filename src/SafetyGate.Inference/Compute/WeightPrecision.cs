using System.Diagnostics.CodeAnalysis;

namespace SafetyGate.Inference.Compute;

/// <summary>How an engine keeps the working copy of matrices. The arithmetic is float32 either way.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The types are what the names are about.")]
public enum WeightPrecision
{
    /// <summary>Every checkpoint's values, perturbed or not, exactly as float32 arithmetic gives them.</summary>
    Float32,

    /// <summary>
    /// Half the memory and bandwidth: perturbed weights are computed in float32 and rounded to the nearest bfloat16, ties
    /// to even. At alpha = 0 a bfloat16 checkpoint keeps its bits.
    /// </summary>
    Bfloat16,
}
