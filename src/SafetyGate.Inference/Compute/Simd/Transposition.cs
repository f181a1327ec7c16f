using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Rows to columns, four by four in registers.</summary>
internal static unsafe class Transposition
{
    private const int Side = 4;
    private const int Lanes = 16;

    /// <summary>from [rows, columns] to [columns, rows], 4-byte elements.</summary>
    /// <param name="from">The first row, a row every <paramref name="stride"/> elements.</param>
    /// <param name="stride">At least the columns, rounded up to 4.</param>
    /// <param name="rows">A multiple of 4.</param>
    /// <param name="columns">Any number.</param>
    /// <param name="to">[columns, rows]; aligned to a cache line where the rows are a multiple of 16.</param>
    /// <param name="past">Whether to write past the caches; the caller fences.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(float* from, int stride, int rows, int columns, float* to, bool past = false)
    {
        int whole = Sse.IsSupported ? columns - columns % Side : 0;
        for (int column = 0; column < whole; column += Side)
        {
            if (Avx512F.IsSupported && rows % Lanes == 0)
            {
                for (int row = 0; row < rows; row += Lanes)
                    SixteenRows(from + row * stride + column, stride, to + column * rows + row, rows, past);
            }
            else
            {
                for (int row = 0; row < rows; row += Side)
                    FourRows(from + row * stride + column, stride, to + column * rows + row, rows);
            }
        }

        for (int column = whole; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
                to[column * rows + row] = from[row * stride + column];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(float* corner, int stride, float* to, int rows)
    {
        Vector128<float> a = Vector128.Load(corner), b = Vector128.Load(corner + stride);
        Vector128<float> c = Vector128.Load(corner + 2 * stride), d = Vector128.Load(corner + 3 * stride);
        Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d);
        Sse.MoveLowToHigh(ab, cd).Store(to);
        Sse.MoveHighToLow(cd, ab).Store(to + rows);
        ab = Sse.UnpackHigh(a, b);
        cd = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(ab, cd).Store(to + 2 * rows);
        Sse.MoveHighToLow(cd, ab).Store(to + 3 * rows);
    }

    /// <summary>Four squares at once, one in each quarter of a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SixteenRows(float* corner, int stride, float* to, int rows, bool past)
    {
        Vector512<float> a = Quarters(corner, stride), b = Quarters(corner + stride, stride);
        Vector512<float> c = Quarters(corner + 2 * stride, stride), d = Quarters(corner + 3 * stride, stride);
        Vector512<double> ab = Avx512F.UnpackLow(a, b).AsDouble(), cd = Avx512F.UnpackLow(c, d).AsDouble();
        Store(Avx512F.UnpackLow(ab, cd).AsSingle(), to, past);
        Store(Avx512F.UnpackHigh(ab, cd).AsSingle(), to + rows, past);
        ab = Avx512F.UnpackHigh(a, b).AsDouble();
        cd = Avx512F.UnpackHigh(c, d).AsDouble();
        Store(Avx512F.UnpackLow(ab, cd).AsSingle(), to + 2 * rows, past);
        Store(Avx512F.UnpackHigh(ab, cd).AsSingle(), to + 3 * rows, past);
    }

    /// <summary>Four elements of each fourth row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(float* from, int stride)
    {
        nint step = (nint)Side * stride;
        Vector512<float> value = Vector128.Load(from).ToVector256Unsafe().ToVector512Unsafe();
        value = Avx512F.InsertVector128(value, Vector128.Load(from + step), 1);
        value = Avx512F.InsertVector128(value, Vector128.Load(from + 2 * step), 2);
        return Avx512F.InsertVector128(value, Vector128.Load(from + 3 * step), 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> value, float* to, bool past)
    {
        if (past)
            value.StoreAlignedNonTemporal(to);
        else
            value.Store(to);
    }
}
