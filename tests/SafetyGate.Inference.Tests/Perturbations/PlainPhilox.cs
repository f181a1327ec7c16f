using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Tests.Perturbations;

/// <summary>The definition of the Gaussian stream, one element at a time.</summary>
internal static class PlainPhilox
{
    private const float Unit = 1f / (1 << 24);

    /// <summary>Philox4x32-10 as in the paper.</summary>
    public static uint[] Block(uint k0, uint k1, uint[] counter)
    {
        (uint x0, uint x1, uint x2, uint x3) = (counter[0], counter[1], counter[2], counter[3]);
        for (int round = 0; round < 10; round++)
        {
            ulong a = (ulong)x0 * 0xD2511F53, b = (ulong)x2 * 0xCD9E8D57;
            (x0, x1, x2, x3) = ((uint)(b >> 32) ^ x1 ^ k0, (uint)b, (uint)(a >> 32) ^ x3 ^ k1, (uint)a);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return [x0, x1, x2, x3];
    }

    /// <summary>Element e of a stream.</summary>
    public static float Element(PhiloxKey key, long e)
    {
        ulong counter = (ulong)(16 * (e / 64) + e % 16);
        int number = (int)(e % 64 / 16);
        uint[] words = Block(key.Low, key.High, [(uint)counter, (uint)(counter >> 32), key.Stream, 0]);
        int pair = number & ~1;
        float radius = MathF.Sqrt(Log(((words[pair] >> 8) + 1) * Unit) * -2f);
        (float sine, float cosine) = SineCosine((words[pair + 1] >> 8) * Unit);
        return radius * (number % 2 == 0 ? cosine : sine);
    }

    private static float Log(float x)
    {
        int exponent = (BitConverter.SingleToInt32Bits(x) - 0x3F3504F3) >> 23;
        float m = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) - (exponent << 23));
        float s = (m - 1) / (m + 1);
        float z = s * s;
        float p = Horner(z, 2f / 11, 2f / 9, 2f / 7, 2f / 5, 2f / 3);
        return MathF.FusedMultiplyAdd(exponent, 0.69314718f, MathF.FusedMultiplyAdd(p * z, s, s + s));
    }

    private static (float Sine, float Cosine) SineCosine(float turns)
    {
        int quarter = (int)MathF.Floor(MathF.FusedMultiplyAdd(turns, 4, 0.5f));
        float rest = MathF.FusedMultiplyAdd(quarter, -0.25f, turns);
        float z = rest * rest;
        float sine = Horner(z, 42.058693f, -76.705859f, 81.605249f, -41.341702f, 6.2831853f) * rest;
        float cosine = Horner(z, -26.426256f, 60.244641f, -85.456817f, 64.939394f, -19.739209f, 1);
        return (quarter % 4) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }

    private static float Horner(float z, params float[] coefficients) =>
        coefficients.Aggregate((sum, next) => MathF.FusedMultiplyAdd(sum, z, next));
}
