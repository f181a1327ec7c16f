using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// The sum of products in double. The product of two floats is exact in double and the order of additions is fixed (eight
/// lanes, then the lanes from the first to the last), so that every processor gives the same bits.
/// </summary>
internal static class InnerProduct
{
    /// <param name="a">Any length.</param>
    /// <param name="b">As long.</param>
    public static double Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector512<double> lanes = Vector512<double>.Zero;
        ReadOnlySpan<Vector256<float>> left = MemoryMarshal.Cast<float, Vector256<float>>(a);
        ReadOnlySpan<Vector256<float>> right = MemoryMarshal.Cast<float, Vector256<float>>(b);
        for (int i = 0; i < left.Length; i++)
            lanes += Wide(left[i]) * Wide(right[i]);

        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
            sum += lanes[lane];
        for (int i = left.Length * Vector256<float>.Count; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }

    private static Vector512<double> Wide(Vector256<float> block)
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(block);
        return Vector512.Create(low, high);
    }
}
