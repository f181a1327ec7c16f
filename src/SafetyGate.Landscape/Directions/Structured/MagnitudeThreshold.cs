using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Landscape.Directions.Structured;

/// <summary>
/// Where the smallest magnitudes of a tensor end, exactly and in three passes over the file: the bits of a magnitude, read as
/// a whole number, are in the magnitudes' order, so their upper half is counted first and then the lower half within it.
/// </summary>
/// <param name="Bits">The largest magnitude that goes.</param>
/// <param name="LastElement">The last element of just that magnitude that goes.</param>
internal readonly record struct MagnitudeThreshold(uint Bits, long LastElement)
{
    private const int Half = 16;
    private const int Piece = 16384;

    /// <summary>The threshold with a number of elements below it.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="count">1 to all.</param>
    public static MagnitudeThreshold Of(StoredTensor tensor, long count)
    {
        var upper = new long[1 << (Half - 1)];
        Visit(tensor, (bits, _) => upper[bits >> Half]++);
        (int high, long left) = Find(upper, count);

        var lower = new long[1 << Half];
        Visit(tensor, (bits, _) =>
        {
            if (bits >> Half == high)
                lower[bits & 0xFFFF]++;
        });
        (int low, left) = Find(lower, left);

        uint threshold = ((uint)high << Half) | (uint)low;
        long last = 0;
        Visit(tensor, (bits, element) =>
        {
            if (bits == threshold && left-- > 0)
                last = element;
        });
        return new MagnitudeThreshold(threshold, last);
    }

    public bool IsBelow(float value, long element)
    {
        uint bits = Magnitude(value);
        return bits < Bits || (bits == Bits && element <= LastElement);
    }

    private static uint Magnitude(float value) => BitConverter.SingleToUInt32Bits(value) & 0x7FFFFFFF;

    /// <summary>The bin in which the count is reached, and how many of it are needed.</summary>
    private static (int Bin, long Left) Find(long[] bins, long count)
    {
        for (int bin = 0; ; bin++)
        {
            if (count <= bins[bin])
                return (bin, count);
            count -= bins[bin];
        }
    }

    private static void Visit(StoredTensor tensor, Action<uint, long> visit)
    {
        var piece = new float[Piece];
        for (long start = 0; start < tensor.Count; start += Piece)
        {
            Span<float> values = piece.AsSpan(0, (int)Math.Min(Piece, tensor.Count - start));
            tensor.Read(start, values);
            for (int i = 0; i < values.Length; i++)
                visit(Magnitude(values[i]), start + i);
        }
    }
}
