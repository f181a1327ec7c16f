using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(PhiloxKey key, long start, Span<float> values)
    {
        Span<float> group = stackalloc float[Group];
        for (int count; values.Length > 0; start += count, values = values[count..])
        {
            Span<float> part = Part(start, values);
            count = part.Length;
            NoiseGroup noise = Make(key, start / Group);
            if (count == Group)
            {
                noise.Store(ref part[0]);
                continue;
            }

            noise.Store(ref group[0]);
            group.Slice((int)(start % Group), count).CopyTo(part);
        }
    }

    /// <summary>values += scale * noise, one fused multiply-add an element; the noise is never in memory.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="start">First element; any, but multiples of 64 are fastest.</param>
    /// <param name="scale">Factor on the noise.</param>
    /// <param name="values">Receives the sums.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTo(PhiloxKey key, long start, float scale, Span<float> values)
    {
        Span<float> group = stackalloc float[Group];
        for (int count; values.Length > 0; start += count, values = values[count..])
        {
            Span<float> part = Part(start, values);
            count = part.Length;
            NoiseGroup noise = Make(key, start / Group);
            if (count == Group)
            {
                noise.AddTo(ref part[0], scale);
                continue;
            }

            Span<float> within = group.Slice((int)(start % Group), count);
            part.CopyTo(within);
            noise.AddTo(ref group[0], scale);
            within.CopyTo(part);
        }
    }

    /// <summary>The beginning of the values that falls into one group.</summary>
    private static Span<float> Part(long start, Span<float> values) =>
        values[..Math.Min(Group - (int)(start % Group), values.Length)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static NoiseGroup Make(PhiloxKey key, long group)
    {
        ulong first = (ulong)group * Lanes;
        (Vector512<uint> x0, Vector512<uint> x1, Vector512<uint> x2, Vector512<uint> x3) = Philox(
            key.Low,
            key.High,
            Vector512.Create((uint)first) + Vector512<uint>.Indices, // first is a multiple of 16: no carry between lanes
            Vector512.Create((uint)(first >> 32)),
            Vector512.Create(key.Stream),
            Vector512<uint>.Zero);
        (Vector512<float> a, Vector512<float> b) = BoxMuller(x0, x1);
        (Vector512<float> c, Vector512<float> d) = BoxMuller(x2, x3);
        return new NoiseGroup(a, b, c, d);
    }

    /// <summary>Philox4x32-10: key (k0, k1), 16 counters (x0, x1, x2, x3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
        Vector512<ulong> even = LowProduct(x, factor);
        Vector512<ulong> odd = LowProduct((x.AsUInt64() >> 32).AsUInt32(), factor);
        Vector512<ulong> upper = Vector512.Create(0xFFFFFFFF00000000ul);
        return (((even >> 32) | (odd & upper)).AsUInt32(), x * Vector512.Create(factor));
    }

    /// <summary>The 64-bit products of every other element, from the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> LowProduct(Vector512<uint> x, uint factor)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Multiply(x, Vector512.Create(factor));
        if (Avx2.IsSupported)
        {
            Vector256<uint> by = Vector256.Create(factor);
            return Vector512.Create(Avx2.Multiply(x.GetLower(), by), Avx2.Multiply(x.GetUpper(), by));
        }

        return (x.AsUInt64() & Vector512.Create(0xFFFFFFFFul)) * Vector512.Create((ulong)factor);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Log(Vector512<float> x)
    {
        // Offset so that the mantissa m falls into [sqrt(1/2), sqrt(2)).
        Vector512<int> shifted = x.AsInt32() - Vector512.Create(0x3F3504F3);
        Vector512<int> exponent = shifted >> 23;
        Vector512<float> m = (x.AsInt32() - (exponent << 23)).AsSingle();
        Vector512<float> s = (m - Vector512<float>.One) / (m + Vector512<float>.One);
        Vector512<float> z = s * s;
        Vector512<float> p = Next(Vector512.Create(2f / 11), z, 2f / 9);
        p = Next(Next(Next(p, z, 2f / 7), z, 2f / 5), z, 2f / 3);
        Vector512<float> log = Vector512.FusedMultiplyAdd(p * z, s, s + s);
        return Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(exponent), Vector512.Create(0.69314718f), log);
    }

    /// <summary>Sine and cosine of 2 pi x for x in [0, 1): Taylor series about the nearest quarter turn, within 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<float> Sine, Vector512<float> Cosine) SineCosine(Vector512<float> x)
    {
        Vector512<int> quarter = Vector512.ConvertToInt32(Vector512.Floor(Vector512.FusedMultiplyAdd(x, Vector512.Create(4f), Vector512.Create(0.5f))));
        Vector512<float> rest = Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(quarter), Vector512.Create(-0.25f), x); // exact
        Vector512<float> z = rest * rest;
        Vector512<float> sine = Next(Vector512.Create(42.058693f), z, -76.705859f);
        sine = Next(Next(Next(sine, z, 81.605249f), z, -41.341702f), z, 6.2831853f) * rest;
        Vector512<float> cosine = Next(Next(Vector512.Create(-26.426256f), z, 60.244641f), z, -85.456817f);
        cosine = Next(Next(Next(cosine, z, 64.939394f), z, -19.739209f), z, 1);

        Vector512<int> swap = -(quarter & Vector512<int>.One);
        Vector512<float> first = Vector512.ConditionalSelect(swap.AsSingle(), cosine, sine);
        Vector512<float> second = Vector512.ConditionalSelect(swap.AsSingle(), sine, cosine);
        Vector512<int> sineSign = (quarter & Vector512.Create(2)) << 30;
        Vector512<int> cosineSign = ((quarter + Vector512<int>.One) & Vector512.Create(2)) << 30;
        return ((first.AsInt32() ^ sineSign).AsSingle(), (second.AsInt32() ^ cosineSign).AsSingle());
    }

    /// <summary>A step of Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Next(Vector512<float> sum, Vector512<float> z, float coefficient) =>
        Vector512.FusedMultiplyAdd(sum, z, Vector512.Create(coefficient));

    /// <summary>64 numbers in registers.</summary>
    private readonly struct NoiseGroup(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(ref float to)
        {
            a.StoreUnsafe(ref to);
            b.StoreUnsafe(ref to, Lanes);
            c.StoreUnsafe(ref to, 2 * Lanes);
            d.StoreUnsafe(ref to, 3 * Lanes);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddTo(ref float to, float scale)
        {
            Vector512<float> by = Vector512.Create(scale);
            Vector512.FusedMultiplyAdd(a, by, Vector512.LoadUnsafe(ref to)).StoreUnsafe(ref to);
            Vector512.FusedMultiplyAdd(b, by, Vector512.LoadUnsafe(ref to, Lanes)).StoreUnsafe(ref to, Lanes);
            Vector512.FusedMultiplyAdd(c, by, Vector512.LoadUnsafe(ref to, 2 * Lanes)).StoreUnsafe(ref to, 2 * Lanes);
            Vector512.FusedMultiplyAdd(d, by, Vector512.LoadUnsafe(ref to, 3 * Lanes)).StoreUnsafe(ref to, 3 * Lanes);
        }
    }
}
