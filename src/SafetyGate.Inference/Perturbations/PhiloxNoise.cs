using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Perturbations;

/// <summary>
/// Standard normal numbers from the counter-based generator Philox4x32-10 (Salmon et al., SC 2011) and the Box-Muller
/// transform. Element e is a pure function of (key, e), so any part of a tensor can be made at any time, in any order.
/// </summary>
/// <remarks>
/// A group of 64 elements comes from 16 counters: element 64 g + 16 j + l takes number j of the counter 16 g + l, where
/// numbers (0, 1) and (2, 3) are the cosine and sine of one Box-Muller pair each. Every step is an exactly rounded
/// operation (fused multiply-add, division, square root), so vectors of any width and plain loops give the same bits.
/// The largest magnitude is sqrt(48 ln 2) = 5.77, because uniforms have 24 bits.
/// </remarks>
public static class PhiloxNoise
{
    /// <summary>Elements that are made together.</summary>
    public const int Group = 64;
    private const int Lanes = 16;

    /// <summary>Fills values with the elements start, start + 1, ... of the stream.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="start">First element; any, but multiples of 64 are fastest.</param>
    /// <param name="values">Receives the numbers.</param>
    public static void Fill(PhiloxKey key, long start, Span<float> values)
    {
        Span<float> group = stackalloc float[Group];
        while (values.Length > 0)
        {
            int skip = (int)(start % Group);
            int count = Math.Min(Group - skip, values.Length);
            if (count == Group)
            {
                Make(key, start / Group, values);
            }
            else
            {
                Make(key, start / Group, group);
                group.Slice(skip, count).CopyTo(values);
            }

            start += count;
            values = values[count..];
        }
    }

    private static void Make(PhiloxKey key, long group, Span<float> values)
    {
        ulong first = (ulong)group * Lanes;
        (Vector512<uint> x0, Vector512<uint> x1, Vector512<uint> x2, Vector512<uint> x3) = Philox(
            key.Low,
            key.High,
            Vector512.Create((uint)first) + Vector512<uint>.Indices, // first is a multiple of 16: no carry between lanes
            Vector512.Create((uint)(first >> 32)),
            Vector512.Create(key.Stream),
            Vector512<uint>.Zero);
        ref float to = ref values[0];
        (Vector512<float> cosine, Vector512<float> sine) = BoxMuller(x0, x1);
        cosine.StoreUnsafe(ref to);
        sine.StoreUnsafe(ref to, Lanes);
        (cosine, sine) = BoxMuller(x2, x3);
        cosine.StoreUnsafe(ref to, 2 * Lanes);
        sine.StoreUnsafe(ref to, 3 * Lanes);
    }

    /// <summary>Philox4x32-10: key (k0, k1), 16 counters (x0, x1, x2, x3).</summary>
    internal static (Vector512<uint> X0, Vector512<uint> X1, Vector512<uint> X2, Vector512<uint> X3) Philox(
        uint k0, uint k1, Vector512<uint> x0, Vector512<uint> x1, Vector512<uint> x2, Vector512<uint> x3)
    {
        for (int round = 0; round < 10; round++)
        {
            (Vector512<uint> high0, Vector512<uint> low0) = Multiply(x0, 0xD2511F53);
            (Vector512<uint> high1, Vector512<uint> low1) = Multiply(x2, 0xCD9E8D57);
            x0 = high1 ^ x1 ^ Vector512.Create(k0);
            x1 = low1;
            x2 = high0 ^ x3 ^ Vector512.Create(k1);
            x3 = low0;
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (x0, x1, x2, x3);
    }

    /// <summary>High and low halves of the 64-bit products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> High, Vector512<uint> Low) Multiply(Vector512<uint> x, uint factor)
    {
        Vector512<ulong> wide = Vector512.Create((ulong)factor);
        Vector512<ulong> even = (x.AsUInt64() & Vector512.Create(0xFFFFFFFFul)) * wide;
        Vector512<ulong> odd = (x.AsUInt64() >> 32) * wide;
        Vector512<ulong> upper = Vector512.Create(0xFFFFFFFF00000000ul);
        return (((even >> 32) | (odd & upper)).AsUInt32(), x * Vector512.Create(factor));
    }

    /// <summary>(r cos t, r sin t) with r = sqrt(-2 ln u1), t = 2 pi u2, u1 in (0, 1], u2 in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> Cosine, Vector512<float> Sine) BoxMuller(Vector512<uint> a, Vector512<uint> b)
    {
        Vector512<float> unit = Vector512.Create(1f / (1 << 24));
        Vector512<float> u1 = Vector512.ConvertToSingle(((a >> 8) + Vector512<uint>.One).AsInt32()) * unit;
        Vector512<float> turns = Vector512.ConvertToSingle((b >> 8).AsInt32()) * unit;
        Vector512<float> radius = Vector512.Sqrt(Log(u1) * -2f);
        (Vector512<float> sine, Vector512<float> cosine) = SineCosine(turns);
        return (radius * cosine, radius * sine);
    }

    /// <summary>Natural logarithm of positive normal numbers: exponent * ln 2 + 2 artanh((m - 1) / (m + 1)), within 2 ulp.</summary>
    internal static Vector512<float> Log(Vector512<float> x)
    {
        // Offset so that the mantissa m falls into [sqrt(1/2), sqrt(2)).
        Vector512<int> shifted = x.AsInt32() - Vector512.Create(0x3F3504F3);
        Vector512<int> exponent = shifted >> 23;
        Vector512<float> m = (x.AsInt32() - (exponent << 23)).AsSingle();
        Vector512<float> s = (m - Vector512<float>.One) / (m + Vector512<float>.One);
        Vector512<float> z = s * s;
        Vector512<float> p = Horner(z, [2f / 11, 2f / 9, 2f / 7, 2f / 5, 2f / 3]);
        Vector512<float> log = Vector512.FusedMultiplyAdd(p * z, s, s + s);
        return Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(exponent), Vector512.Create(0.69314718f), log);
    }

    /// <summary>Sine and cosine of 2 pi x for x in [0, 1): Taylor series about the nearest quarter turn, within 2 ulp.</summary>
    internal static (Vector512<float> Sine, Vector512<float> Cosine) SineCosine(Vector512<float> x)
    {
        Vector512<int> quarter = Vector512.ConvertToInt32(Vector512.Floor(Vector512.FusedMultiplyAdd(x, Vector512.Create(4f), Vector512.Create(0.5f))));
        Vector512<float> rest = Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(quarter), Vector512.Create(-0.25f), x); // exact
        Vector512<float> z = rest * rest;
        Vector512<float> sine = Horner(z, [42.058693f, -76.705859f, 81.605249f, -41.341702f, 6.2831853f]) * rest;
        Vector512<float> cosine = Horner(z, [-26.426256f, 60.244641f, -85.456817f, 64.939394f, -19.739209f, 1f]);

        Vector512<int> swap = -(quarter & Vector512<int>.One);
        Vector512<float> first = Vector512.ConditionalSelect(swap.AsSingle(), cosine, sine);
        Vector512<float> second = Vector512.ConditionalSelect(swap.AsSingle(), sine, cosine);
        Vector512<int> sineSign = (quarter & Vector512.Create(2)) << 30;
        Vector512<int> cosineSign = ((quarter + Vector512<int>.One) & Vector512.Create(2)) << 30;
        return ((first.AsInt32() ^ sineSign).AsSingle(), (second.AsInt32() ^ cosineSign).AsSingle());
    }

    /// <summary>c[0] z^n + ... + c[n] by fused multiply-adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Horner(Vector512<float> z, ReadOnlySpan<float> coefficients)
    {
        Vector512<float> sum = Vector512.Create(coefficients[0]);
        for (int i = 1; i < coefficients.Length; i++)
            sum = Vector512.FusedMultiplyAdd(sum, z, Vector512.Create(coefficients[i]));
        return sum;
    }
}
