using static System.MathF;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// The single-precision polynomials of the Cephes library as PyTorch's vector code evaluates them: each product that feeds
/// one sum is fused. They differ from the C library in the last bit, and the reference's directions contain that bit.
/// </summary>
internal static class CephesMath
{
    /// <summary>Natural logarithm of a positive normal number.</summary>
    public static float Log(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        float e = (bits >> 23) - 126;
        x = BitConverter.Int32BitsToSingle((bits & 0x007FFFFF) | 0x3F000000); // [0.5, 1)
        if (x < 0.707106781186547524f)
        {
            e -= 1;
            x = x - 1 + x;
        }
        else
        {
            x -= 1;
        }

        float z = x * x;
        float y = 7.0376836292e-2f;
        y = FusedMultiplyAdd(y, x, -1.1514610310e-1f);
        y = FusedMultiplyAdd(y, x, 1.1676998740e-1f);
        y = FusedMultiplyAdd(y, x, -1.2420140846e-1f);
        y = FusedMultiplyAdd(y, x, 1.4249322787e-1f);
        y = FusedMultiplyAdd(y, x, -1.6668057665e-1f);
        y = FusedMultiplyAdd(y, x, 2.0000714765e-1f);
        y = FusedMultiplyAdd(y, x, -2.4999993993e-1f);
        y = FusedMultiplyAdd(y, x, 3.3333331174e-1f);
        y = y * x * z;
        y = FusedMultiplyAdd(e, -2.12194440e-4f, y);
        y = FusedMultiplyAdd(-z, 0.5f, y);
        return FusedMultiplyAdd(e, 0.693359375f, x + y);
    }

    /// <summary>Sine and cosine of an angle from 0 to some thousand radians.</summary>
    public static (float Sine, float Cosine) SineCosine(float x)
    {
        int octant = ((int)(x * 1.27323954473516f) + 1) & ~1; // 4 / pi
        float y = octant;
        x = FusedMultiplyAdd(y, -0.78515625f, x);
        x = FusedMultiplyAdd(y, -2.4187564849853515625e-4f, x);
        x = FusedMultiplyAdd(y, -3.77489497744594108e-8f, x);

        float z = x * x;
        float cosine = 2.443315711809948e-5f;
        cosine = FusedMultiplyAdd(cosine, z, -1.388731625493765e-3f);
        cosine = FusedMultiplyAdd(cosine, z, 4.166664568298827e-2f);
        cosine *= z;
        cosine = FusedMultiplyAdd(cosine, z, -(z * 0.5f)) + 1;

        float sine = -1.9515295891e-4f;
        sine = FusedMultiplyAdd(sine, z, 8.3321608736e-3f);
        sine = FusedMultiplyAdd(sine, z, -1.6666654611e-1f);
        sine *= z;
        sine = FusedMultiplyAdd(sine, x, x);

        if ((octant & 2) != 0)
            (sine, cosine) = (cosine, sine);
        return ((octant & 4) != 0 ? -sine : sine, ((octant - 2) & 4) == 0 ? -cosine : cosine);
    }
}
