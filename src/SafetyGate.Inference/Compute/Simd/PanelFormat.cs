namespace SafetyGate.Inference.Compute.Simd;

/// <summary>How the 32 elements of a panel's row are stored.</summary>
internal interface IPanelFormat
{
    /// <summary>Whether they are bfloat16: word i holds element i in its low half and element 16 + i in its high one.</summary>
    static abstract bool IsNarrow { get; }
}

internal readonly struct Float32Panels : IPanelFormat
{
    public static bool IsNarrow => false;
}

internal readonly struct BFloat16Panels : IPanelFormat
{
    public static bool IsNarrow => true;
}
