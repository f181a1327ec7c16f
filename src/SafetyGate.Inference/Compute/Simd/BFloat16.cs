using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Float32 to bfloat16, rounded to nearest, ties to even; NaN stays NaN.</summary>
internal static unsafe class BFloat16
{
    private const int Lanes = 16;

    /// <summary>
    /// Rows 0 to 15 and 16 to 31 of a piece become words in rows 0 to 15: row i in the low half, row 16 + i in the high one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Interleave(float* piece, int columns)
    {
        float* high = piece + Lanes * columns;
        for (int i = 0; i < Lanes * columns; i += Lanes)
        {
            Vector512<uint> low = Rounded(Vector512.Load(piece + i)) >> 16;
            (Rounded(Vector512.Load(high + i)) & Vector512.Create(0xFFFF0000u) | low).Store((uint*)piece + i);
        }
    }

    public static void Round(ReadOnlySpan<float> from, ushort* to)
    {
        int i = 0;
        for (; i + Lanes <= from.Length; i += Lanes)
            Vector512.Narrow(Rounded(Vector512.Create(from[i..])) >> 16, default).GetLower().Store(to + i);
        for (; i < from.Length; i++)
            to[i] = (ushort)(Rounded(Vector512.Create(from[i]))[0] >> 16);
    }

    public static void Widen(ushort* from, Span<float> to)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] = BitConverter.UInt32BitsToSingle((uint)from[i] << 16);
    }

    /// <summary>Bits whose high half is the rounded number.</summary>
    private static Vector512<uint> Rounded(Vector512<float> x)
    {
        Vector512<uint> bits = x.AsUInt32();
        Vector512<uint> rounded = bits + Vector512.Create(0x7FFFu) + (bits >> 16 & Vector512<uint>.One);
        Vector512<uint> quiet = bits | Vector512.Create(0x00400000u);
        return Vector512.ConditionalSelect(Vector512.Equals(x, x).AsUInt32(), rounded, quiet);
    }
}
