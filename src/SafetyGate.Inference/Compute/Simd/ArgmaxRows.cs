using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>The first of the largest values of each row; -1 where a row holds a NaN.</summary>
internal readonly unsafe struct ArgmaxRows(SimdTensor logits, int* tokens) : IWork
{
    private const int Lanes = 16;
    private const int Block = 32 * Lanes;

    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
            tokens[row] = IndexOfLargest(logits.Row(row), logits.Columns);
    }

    /// <summary>Finds the block of the largest value first, then the value in it: one pass over the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int IndexOfLargest(float* values, int count)
    {
        float best = float.NegativeInfinity;
        int place = 0;
        Vector512<float> unordered = default;
        for (int start = 0; start < count; start += Block)
        {
            int end = Math.Min(count, start + Block);
            Vector512<float> largest = Vector512.Create(best);
            int i = start;
            for (; i + Lanes <= end; i += Lanes)
            {
                Vector512<float> value = Vector512.Load(values + i);
                unordered |= ~Vector512.Equals(value, value);
                largest = Vector512.ConditionalSelect(Vector512.GreaterThan(value, largest), value, largest);
            }

            float top = Lane.Max(largest);
            for (; i < end; i++)
            {
                if (float.IsNaN(values[i]))
                    return -1;
                top = MathF.Max(top, values[i]);
            }

            if (top > best)
            {
                best = top;
                place = start;
            }
        }

        if (unordered.AsInt32() != Vector512<int>.Zero)
            return -1;
        while (values[place] != best)
            place++;
        return place;
    }
}
