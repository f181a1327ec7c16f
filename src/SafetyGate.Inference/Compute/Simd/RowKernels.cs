using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Operations on rows, 16 elements at a time; a shorter end is padded, never computed by another formula.</summary>
internal static unsafe class RowKernels
{
    private const int Lanes = 16;

    /// <summary>to = x / sqrt(mean(x^2) + epsilon) * (weightOffset + weight), as many elements as the weight has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalize(float* x, SimdTensor weight, float* to, float epsilon, float weightOffset)
    {
        int count = weight.Columns;
        Vector512<float> squares = default;
        for (int i = 0; i < count; i += Lanes)
        {
            Vector512<float> value = Load(x + i, count - i);
            squares = Vector512.FusedMultiplyAdd(value, value, squares);
        }

        Vector512<float> scale = Vector512.Create((float)(1 / Math.Sqrt((double)Lane.Sum(squares) / count + epsilon)));
        for (int i = 0; i < count; i += Lanes)
        {
            Vector512<float> factor = Load(weight.Data + i, count - i) + Vector512.Create(weightOffset);
            Store(Load(x + i, count - i) * scale * factor, to + i, count - i);
        }
    }

    /// <summary>to = activation(gate) * up</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gate(float* gate, float* up, float* to, int count, Activation activation)
    {
        for (int i = 0; i < count; i += Lanes)
        {
            Vector512<float> value = Load(gate + i, count - i);
            // (1 + tanh(z)) / 2 is sigmoid(2 z), so both activations are x * sigmoid of something.
            Vector512<float> exponent = activation switch
            {
                Activation.Silu => value,
                Activation.GeluTanh => value * 1.5957691216f * Vector512.FusedMultiplyAdd(
                    value * value, Vector512.Create(0.044715f), Vector512<float>.One),
                _ => throw new ArgumentOutOfRangeException(nameof(activation)),
            };
            Vector512<float> active = value / (Vector512<float>.One + Lane.Exp(-exponent));
            Store(active * Load(up + i, count - i), to + i, count - i);
        }
    }

    /// <summary>x *= factor</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* x, float factor, int count)
    {
        for (int i = 0; i < count; i += Lanes)
            Store(Load(x + i, count - i) * factor, x + i, count - i);
    }

    /// <summary>x = cap * tanh(x / cap)</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SoftCap(float* x, float cap, int count)
    {
        for (int i = 0; i < count; i += Lanes)
            Store(Lane.SoftCap(Load(x + i, count - i), cap), x + i, count - i);
    }

    /// <summary>x += y</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate(float* x, float* y, int count)
    {
        for (int i = 0; i < count; i += Lanes)
            Store(Load(x + i, count - i) + Load(y + i, count - i), x + i, count - i);
    }

    /// <summary>Rotates one head: its first half against its second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rotate(float* head, float* cosines, float* sines, int half)
    {
        for (int i = 0; i < half; i += Lanes)
        {
            int left = half - i;
            Vector512<float> first = Load(head + i, left), second = Load(head + half + i, left);
            Vector512<float> cosine = Load(cosines + i, left), sine = Load(sines + i, left);
            Store(Vector512.FusedMultiplyAdd(first, cosine, -(second * sine)), head + i, left);
            Store(Vector512.FusedMultiplyAdd(second, cosine, first * sine), head + half + i, left);
        }
    }

    /// <summary>The sums of a panel, [rows, 32], with the bias to their place in the result, or onto what is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Finish(float* sums, int rows, ProductPart part, int firstRow, int firstColumn, bool onto)
    {
        int columns = Math.Min(Tile.Columns, part.Weight.Rows - firstColumn);
        for (int row = 0; row < rows; row++, sums += Tile.Columns)
        {
            float* to = part.Result.Row(firstRow + row) + firstColumn;
            for (int i = 0; i < columns; i += Lanes)
            {
                Vector512<float> value = Vector512.Load(sums + i);
                if (part.Bias is not null)
                    value += Load(part.Bias.Data + firstColumn + i, columns - i);
                if (onto)
                    value = Load(to + i, columns - i) + value;
                Store(value, to + i, columns - i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Load(float* from, int count) => count >= Lanes ? Vector512.Load(from) : LoadPart(from, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> value, float* to, int count)
    {
        if (count >= Lanes)
            value.Store(to);
        else
            StorePart(value, to, count);
    }

    private static Vector512<float> LoadPart(float* from, int count)
    {
        float* padded = stackalloc float[Lanes];
        new Span<float>(from, count).CopyTo(new Span<float>(padded, Lanes));
        return Vector512.Load(padded);
    }

    private static void StorePart(Vector512<float> value, float* to, int count)
    {
        float* padded = stackalloc float[Lanes];
        value.Store(padded);
        new Span<float>(padded, count).CopyTo(new Span<float>(to, count));
    }
}
