using SafetyGate.Inference.Checkpoints;
using static TorchSharp.torch;

namespace SafetyGate.Inference.TorchSharp;

/// <summary>Element types in both vocabularies.</summary>
internal static class TorchTypes
{
    public static ScalarType ToTorch(this ElementType type) => type switch
    {
        ElementType.Float32 => ScalarType.Float32,
        ElementType.Float16 => ScalarType.Float16,
        ElementType.BFloat16 => ScalarType.BFloat16,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an element type"),
    };

    /// <summary>The name in a manifest.</summary>
    public static string Name(this ElementType type) => type switch
    {
        ElementType.Float32 => "float32",
        ElementType.Float16 => "float16",
        ElementType.BFloat16 => "bfloat16",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an element type"),
    };

    /// <summary>A number as a tensor of the type would hold it.</summary>
    public static float Round(this ElementType type, float value) => type switch
    {
        ElementType.Float16 => (float)(Half)value,
        ElementType.BFloat16 => RoundToBFloat16(value),
        _ => value,
    };

    /// <summary>To nearest, ties to even; of finite numbers.</summary>
    private static float RoundToBFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000);
    }
}
