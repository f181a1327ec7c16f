using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>Fills values with the elements start, start + 1, ... of the stream.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="start">First element; any, but multiples of 64 are fastest.</param>
    /// <param name="values">Receives the numbers.</param>
    public static void Fill(PhiloxKey key, long start, Span<float> values)
    {
        values.Fill(-0f); // the one number that takes every other, -0 and all, unchanged
        AddTo(key, start, 1, values);
    }

    /// <summary>values += scale * noise, one fused multiply-add an element; the noise is never in memory.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="start">First element; any, but multiples of 64 are fastest.</param>
    /// <param name="scale">Factor on the noise.</param>
    /// <param name="values">Receives the sums.</param>
    public static void AddTo(PhiloxKey key, long start, float scale, Span<float> values)
    {
        int skip = (int)(start % Group);
        if (skip > 0)
        {
            Span<float> part = values[..Math.Min(Group - skip, values.Length)];
            AddPart(key, start, scale, part);
            start += part.Length;
            values = values[part.Length..];
        }

        int whole = values.Length - values.Length % Group;
        if (whole > 0)
            AddGroups(key, start / Group, scale, values[..whole]);
        if (whole < values.Length)
            AddPart(key, start + whole, scale, values[whole..]);
    }

    /// <summary>Elements within one group.</summary>
    private static void AddPart(PhiloxKey key, long start, float scale, Span<float> values)
    {
        Span<float> group = stackalloc float[Group];
        Span<float> within = group.Slice((int)(start % Group), values.Length);
        values.CopyTo(within);
        AddGroups(key, start / Group, scale, group);
        within.CopyTo(values);
    }

    /// <summary>Whole groups. The words of the next are made beside the transform of this one, which waits for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGroups(PhiloxKey key, long group, float scale, Span<float> values)
    {
        ref float to = ref MemoryMarshal.GetReference(values);
        Vector512<float> by = Vector512.Create(scale);
        var next = Words(key, group);
        for (int left = values.Length / Group; left > 0; left--)
        {
            var now = next;
            if (left > 1)
                next = Words(key, ++group);
            (Vector512<float> cosine, Vector512<float> sine) = BoxMuller(now.X0, now.X1);
            Vector512.FusedMultiplyAdd(cosine, by, Vector512.LoadUnsafe(ref to)).StoreUnsafe(ref to);
            Vector512.FusedMultiplyAdd(sine, by, Vector512.LoadUnsafe(ref to, Lanes)).StoreUnsafe(ref to, Lanes);
            (cosine, sine) = BoxMuller(now.X2, now.X3);
            Vector512.FusedMultiplyAdd(cosine, by, Vector512.LoadUnsafe(ref to, 2 * Lanes)).StoreUnsafe(ref to, 2 * Lanes);
            Vector512.FusedMultiplyAdd(sine, by, Vector512.LoadUnsafe(ref to, 3 * Lanes)).StoreUnsafe(ref to, 3 * Lanes);
            to = ref Unsafe.Add(ref to, Group);
        }
    }

    /// <summary>The random words of a group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> X0, Vector512<uint> X1, Vector512<uint> X2, Vector512<uint> X3) Words(PhiloxKey key, long group)
    {
        ulong first = (ulong)group * Lanes;
        return Philox(
            key.Low,
            key.High,
            Vector512.Create((uint)first) + Vector512<uint>.Indices, // first is a multiple of 16: no carry between lanes
            Vector512.Create((uint)(first >> 32)),
            Vector512.Create(key.Stream),
            Vector512<uint>.Zero);
    }

    /// <summary>Philox4x32-10: key (k0, k1), 16 counters (x0, x1, x2, x3).</summary>
    /// <remarks>
    /// Even and odd counters go apart, each in the low half of a 64-bit lane, because that is where products are whole; the
    /// high halves hold remains that no product reads.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<uint> X0, Vector512<uint> X1, Vector512<uint> X2, Vector512<uint> X3) Philox(
        uint k0, uint k1, Vector512<uint> x0, Vector512<uint> x1, Vector512<uint> x2, Vector512<uint> x3)
    {
        Vector512<ulong> even0 = x0.AsUInt64(), even1 = x1.AsUInt64(), even2 = x2.AsUInt64(), even3 = x3.AsUInt64();
        Vector512<ulong> odd0 = even0 >> 32, odd1 = even1 >> 32, odd2 = even2 >> 32, odd3 = even3 >> 32;
        for (int round = 0; round < 10; round += 2)
        {
            Vector512<ulong> key0 = Vector512.Create((ulong)k0), key1 = Vector512.Create((ulong)k1);
            Vector512<ulong> after0 = Vector512.Create((ulong)(k0 + Weyl0)), after1 = Vector512.Create((ulong)(k1 + Weyl1));
            TwoRounds(ref even0, ref even1, ref even2, ref even3, key0, key1, after0, after1);
            TwoRounds(ref odd0, ref odd1, ref odd2, ref odd3, key0, key1, after0, after1);
            k0 += unchecked(2 * Weyl0);
            k1 += unchecked(2 * Weyl1);
        }

        return (Interleave(even0, odd0), Interleave(even1, odd1), Interleave(even2, odd2), Interleave(even3, odd3));
    }

    /// <summary>Two rounds: after them every word is in its own variable again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRounds(
        ref Vector512<ulong> x0, ref Vector512<ulong> x1, ref Vector512<ulong> x2, ref Vector512<ulong> x3,
        Vector512<ulong> key0, Vector512<ulong> key1, Vector512<ulong> after0, Vector512<ulong> after1)
    {
        Vector512<ulong> first = LowProduct(x0, 0xD2511F53), second = LowProduct(x2, 0xCD9E8D57);
        Vector512<ulong> y0 = (second >> 32) ^ x1 ^ key0, y2 = (first >> 32) ^ x3 ^ key1;
        x3 = LowProduct(y0, 0xD2511F53);
        x1 = LowProduct(y2, 0xCD9E8D57);
        x0 = (x1 >> 32) ^ second ^ after0;
        x2 = (x3 >> 32) ^ first ^ after1;
    }

    /// <summary>The low halves, from even and odd in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Interleave(Vector512<ulong> even, Vector512<ulong> odd) =>
        ((even & Vector512.Create(0xFFFFFFFFul)) | (odd << 32)).AsUInt32();

    /// <summary>The 64-bit products of the low halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> LowProduct(Vector512<ulong> x, uint factor)
    {
        if (Avx512F.IsSupported)
            return Avx512F.Multiply(x.AsUInt32(), Vector512.Create((ulong)factor).AsUInt32());
        if (Avx2.IsSupported)
        {
            Vector256<uint> by = Vector256.Create((ulong)factor).AsUInt32();
            return Vector512.Create(Avx2.Multiply(x.GetLower().AsUInt32(), by), Avx2.Multiply(x.GetUpper().AsUInt32(), by));
        }

        return (x & Vector512.Create(0xFFFFFFFFul)) * Vector512.Create((ulong)factor);
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
        Vector512<int> quarter = Vector512.ConvertToInt32Native(Vector512.FusedMultiplyAdd(x, Vector512.Create(4f), Vector512.Create(0.5f)));
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
}
