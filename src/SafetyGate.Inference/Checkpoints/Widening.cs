using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// Stored elements to float32. Every value of the narrow types is exactly representable, so nothing rounds.
/// </summary>
internal static class Widening
{
    /// <summary>Widens as many elements as <paramref name="destination"/> holds.</summary>
    /// <param name="source">The elements' little-endian bytes, exactly those of the destination's count.</param>
    public static void Widen(ElementType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        switch (type)
        {
            case ElementType.Float32:
                source.CopyTo(MemoryMarshal.AsBytes(destination));
                break;
            case ElementType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), destination);
                break;
            case ElementType.BFloat16:
                WidenBFloat16(MemoryMarshal.Cast<byte, ushort>(source), MemoryMarshal.Cast<float, uint>(destination));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "not an element type");
        }
    }

    /// <summary>A bfloat16 is the upper half of a float32: a shift widens it, NaN payloads included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WidenBFloat16(ReadOnlySpan<ushort> source, Span<uint> destination)
    {
        ref ushort from = ref MemoryMarshal.GetReference(source);
        ref uint to = ref MemoryMarshal.GetReference(destination);
        int i = 0, whole = Math.Min(source.Length, destination.Length) / Vector256<ushort>.Count * Vector256<ushort>.Count;
        for (; i < whole; i += Vector256<ushort>.Count)
        {
            Vector256<ushort> narrow = Vector256.LoadUnsafe(ref from, (nuint)i);
            Vector512<uint> wide = Avx512F.IsSupported
                ? Avx512F.ConvertToVector512UInt32(narrow)
                : Vector512.Create(Vector256.WidenLower(narrow), Vector256.WidenUpper(narrow));
            (wide << 16).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < source.Length; i++)
            destination[i] = (uint)source[i] << 16;
    }
}
