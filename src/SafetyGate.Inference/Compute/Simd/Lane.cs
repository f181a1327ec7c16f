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

    /// <summary>All bits of the lanes before the given one, none of the others.</summary>
    public static Vector512<float> Before(int lane) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(lane)).AsSingle();

    /// <summary>cap * tanh(x / cap), from tanh(|z|) = (1 - exp(-2 |z|)) / (1 + exp(-2 |z|)).</summary>
    public static Vector512<float> SoftCap(Vector512<float> x, float cap)
    {
        Vector512<float> decay = Vector512.Exp(Vector512.Abs(x) * (-2 / cap));
        Vector512<float> tanh = (Vector512<float>.One - decay) / (Vector512<float>.One + decay);
        return Vector512.CopySign(tanh * cap, x);
    }
}
