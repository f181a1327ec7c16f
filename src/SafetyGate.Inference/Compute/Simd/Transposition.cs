using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Rows to columns, four by four in registers.</summary>
internal static unsafe class Transposition
{
    private const int Side = 4;

    /// <summary>from [rows, columns] to [columns, rows], 4-byte elements.</summary>
    /// <param name="from">The first row, a row every <paramref name="stride"/> elements.</param>
    /// <param name="stride">At least the columns, rounded up to 4.</param>
    /// <param name="rows">A multiple of 4.</param>
    /// <param name="columns">Any number.</param>
    /// <param name="to">[columns, rows]</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(float* from, int stride, int rows, int columns, float* to)
    {
        int whole = Sse.IsSupported ? columns - columns % Side : 0;
        for (int column = 0; column < whole; column += Side)
        {
            for (int row = 0; row < rows; row += Side)
            {
                float* corner = from + row * stride + column;
                Vector128<float> a = Vector128.Load(corner), b = Vector128.Load(corner + stride);
                Vector128<float> c = Vector128.Load(corner + 2 * stride), d = Vector128.Load(corner + 3 * stride);
                Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d);
                Sse.MoveLowToHigh(ab, cd).Store(to + column * rows + row);
                Sse.MoveHighToLow(cd, ab).Store(to + (column + 1) * rows + row);
                ab = Sse.UnpackHigh(a, b);
                cd = Sse.UnpackHigh(c, d);
                Sse.MoveLowToHigh(ab, cd).Store(to + (column + 2) * rows + row);
                Sse.MoveHighToLow(cd, ab).Store(to + (column + 3) * rows + row);
            }
        }

        for (int column = whole; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
                to[column * rows + row] = from[row * stride + column];
        }
    }
}
