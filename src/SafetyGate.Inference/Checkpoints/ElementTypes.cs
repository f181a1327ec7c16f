namespace SafetyGate.Inference.Checkpoints;

/// <summary>What follows from an <see cref="ElementType"/>.</summary>
public static class ElementTypes
{
    /// <summary>The bytes of one element: 4 or 2.</summary>
    public static int ByteSize(this ElementType type) => type == ElementType.Float32 ? 4 : 2;

    /// <summary>The name in a safetensors header: <c>F32</c>, <c>F16</c> or <c>BF16</c>.</summary>
    public static string SafetensorsName(this ElementType type) => type switch
    {
        ElementType.Float32 => "F32",
        ElementType.Float16 => "F16",
        ElementType.BFloat16 => "BF16",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an element type"),
    };

    internal static ElementType? Find(string safetensorsName) => safetensorsName switch
    {
        "F32" => ElementType.Float32,
        "F16" => ElementType.Float16,
        "BF16" => ElementType.BFloat16,
        _ => null,
    };
}
