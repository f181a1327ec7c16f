using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// The single-precision polynomials of the Cephes library as PyTorch's vector code evaluates them, eight at a time: each
/// product that feeds one sum is fused. They differ from the C library in the last bit, and the reference's directions
/// contain that bit.
/// </summary>
internal static class CephesMath
{
    /// <summary>Natural logarithm of positive normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        Vector256<int> bits = x.AsInt32();
        Vector256<float> e = ConvertToSingle((bits >> 23) - Create(126));
        x = ((bits & Create(0x007FFFFF)) | Create(0x3F000000)).AsSingle(); // [0.5, 1)
        Vector256<float> small = LessThan(x, Create(0.707106781186547524f));
        e -= small & Vector256<float>.One;
        x = x - Vector256<float>.One + (small & x);

        Vector256<float> z = x * x;
        Vector256<float> y = Create(7.0376836292e-2f);
        y = Next(y, x, -1.1514610310e-1f);
        y = Next(y, x, 1.1676998740e-1f);
        y = Next(y, x, -1.2420140846e-1f);
        y = Next(y, x, 1.4249322787e-1f);
        y = Next(y, x, -1.6668057665e-1f);
        y = Next(y, x, 2.0000714765e-1f);
        y = Next(y, x, -2.4999993993e-1f);
        y = Next(y, x, 3.3333331174e-1f);
        y = y * x * z;
        y = FusedMultiplyAdd(e, Create(-2.12194440e-4f), y);
        y = FusedMultiplyAdd(-z, Create(0.5f), y);
        return FusedMultiplyAdd(e, Create(0.693359375f), x + y);
    }

    /// <summary>Sines and cosines of angles from 0 to some thousand radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Sine, Vector256<float> Cosine) SineCosine(Vector256<float> x)
    {
        Vector256<int> octant = (ConvertToInt32Native(x * Create(1.27323954473516f)) + Vector256<int>.One) & Create(~1); // 4 / pi
        Vector256<float> y = ConvertToSingle(octant);
        x = FusedMultiplyAdd(y, Create(-0.78515625f), x);
        x = FusedMultiplyAdd(y, Create(-2.4187564849853515625e-4f), x);
        x = FusedMultiplyAdd(y, Create(-3.77489497744594108e-8f), x);

        Vector256<float> z = x * x;
        Vector256<float> cosine = Create(2.443315711809948e-5f);
        cosine = Next(cosine, z, -1.388731625493765e-3f);
        cosine = Next(cosine, z, 4.166664568298827e-2f);
        cosine *= z;
        cosine = FusedMultiplyAdd(cosine, z, -(z * Create(0.5f))) + Vector256<float>.One;

        Vector256<float> sine = Create(-1.9515295891e-4f);
        sine = Next(sine, z, 8.3321608736e-3f);
        sine = Next(sine, z, -1.6666654611e-1f);
        sine *= z;
        sine = FusedMultiplyAdd(sine, x, x);

        Vector256<float> swap = (-((octant >> 1) & Vector256<int>.One)).AsSingle();
        Vector256<int> sineSign = (octant & Create(4)) << 29;
        Vector256<int> cosineSign = ~(octant - Create(2)) & Create(4);
        return (
            (ConditionalSelect(swap, cosine, sine).AsInt32() ^ sineSign).AsSingle(),
            (ConditionalSelect(swap, sine, cosine).AsInt32() ^ (cosineSign << 29)).AsSingle());
    }

    /// <summary>A step of Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Next(Vector256<float> sum, Vector256<float> x, float coefficient) =>
        FusedMultiplyAdd(sum, x, Create(coefficient));
}
