using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Reductions across the 16 lanes of a vector in one fixed order, so that every machine rounds alike; and functions of each.
/// </summary>
internal static class Lane
{
    public static float Sum(Vector512<float> x)
    {
        Vector256<float> half = x.GetLower() + x.GetUpper();
        Vector128<float> quarter = half.GetLower() + half.GetUpper();
        return quarter[0] + quarter[1] + (quarter[2] + quarter[3]);
    }

    public static float Max(Vector512<float> x)
    {
        Vector256<float> half = Vector256.Max(x.GetLower(), x.GetUpper());
        Vector128<float> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return MathF.Max(MathF.Max(quarter[0], quarter[1]), MathF.Max(quarter[2], quarter[3]));
    }

    /// <summary>
    /// e^x within 2 ulp: 2^n times a polynomial on the rest (Cephes), n applied in two steps so that results below the
    /// normal range round once; exactly 0 for minus infinity, and NaN for NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        Vector512<float> within = Vector512.MinNative(Vector512.Create(89f), Vector512.MaxNative(Vector512.Create(-105f), x));
        Vector512<float> n = Vector512.Round(within * 1.44269504f);
        Vector512<float> r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), within);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        Vector512<float> p = Vector512.FusedMultiplyAdd(Vector512.Create(1.9875691500e-4f), r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.0000001201e-1f));
        p = Vector512.FusedMultiplyAdd(p, r * r, r) + Vector512<float>.One;
        Vector512<int> exponent = Vector512.ConvertToInt32Native(n);
        Vector512<int> half = exponent >> 1;
        return p * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>2^n, n from -126 to 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<int> n) => ((n + Vector512.Create(127)) << 23).AsSingle();

    /// <summary>All bits of the lanes before the given one, none of the others.</summary>
    public static Vector512<float> Before(int lane) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(lane)).AsSingle();

    /// <summary>cap * tanh(x / cap), from tanh(|z|) = (1 - exp(-2 |z|)) / (1 + exp(-2 |z|)).</summary>
    public static Vector512<float> SoftCap(Vector512<float> x, float cap)
    {
        Vector512<float> decay = Exp(Vector512.Abs(x) * (-2 / cap));
        Vector512<float> tanh = (Vector512<float>.One - decay) / (Vector512<float>.One + decay);
        return Vector512.CopySign(tanh * cap, x);
    }
}
