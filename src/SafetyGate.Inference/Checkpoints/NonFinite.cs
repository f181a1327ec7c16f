using System.Numerics;
using System.Runtime.InteropServices;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>Counts NaN and infinity in stored elements: those whose exponent bits are all ones.</summary>
internal static class NonFinite
{
    public static int Count(ElementType type, ReadOnlySpan<byte> source) => type switch
    {
        ElementType.Float32 => Count<uint>(source, 0x7F80_0000),
        ElementType.Float16 => Count<ushort>(source, 0x7C00),
        ElementType.BFloat16 => Count<ushort>(source, 0x7F80),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an element type"),
    };

    private static int Count<T>(ReadOnlySpan<byte> source, T exponent)
        where T : unmanaged, IBinaryInteger<T>
    {
        ReadOnlySpan<T> elements = MemoryMarshal.Cast<byte, T>(source);
        var mask = new Vector<T>(exponent);
        int count = 0;
        int i = 0;
        for (; i <= elements.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            // Healthy weights have none: the lanes are looked at one by one only in a block that has some.
            if (Vector.EqualsAny(new Vector<T>(elements[i..]) & mask, mask))
                count += CountPlainly(elements.Slice(i, Vector<T>.Count), exponent);
        }

        return count + CountPlainly(elements[i..], exponent);
    }

    private static int CountPlainly<T>(ReadOnlySpan<T> elements, T exponent)
        where T : unmanaged, IBinaryInteger<T>
    {
        int count = 0;
        foreach (T element in elements)
        {
            if ((element & exponent) == exponent)
                count++;
        }

        return count;
    }
}
