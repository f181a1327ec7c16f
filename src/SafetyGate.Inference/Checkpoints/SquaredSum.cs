using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// The sum of squares in double. The order of additions is fixed (eight lanes, then the lanes from the first to the
/// last), so that the result has the same bits on every processor; the square of a float is exact in double, so a fused
/// multiply-add cannot change it either.
/// </summary>
public static class SquaredSum
{
    public static double Of(ReadOnlySpan<float> values)
    {
        Vector512<double> lanes = Vector512<double>.Zero;
        ReadOnlySpan<Vector256<float>> blocks = MemoryMarshal.Cast<float, Vector256<float>>(values);
        foreach (Vector256<float> block in blocks)
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(block);
            Vector512<double> wide = Vector512.Create(low, high);
            lanes += wide * wide;
        }

        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
            sum += lanes[lane];
        foreach (float value in values[(blocks.Length * Vector256<float>.Count)..])
            sum += (double)value * value;
        return sum;
    }
}
