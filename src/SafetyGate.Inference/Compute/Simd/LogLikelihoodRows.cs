using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>The log-softmax of rows at one column each: exponentials in float32, their sum in double and in one fixed order.</summary>
internal readonly unsafe struct LogLikelihoodRows(SimdTensor logits, int* targets, double* values) : IWork
{
    private const int Lanes = 16;

    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
            values[row] = At(logits.Row(row), logits.Columns, targets[row]);
    }

    private static double At(float* row, int count, int target)
    {
        Vector512<float> top = Vector512.Create(float.NegativeInfinity);
        for (int i = 0; i < count; i += Lanes)
            top = Vector512.Max(top, Load(row + i, count - i)); // NaN stays
        float largest = Lane.Max(top);

        Vector512<double> even = default, odd = default;
        for (int i = 0; i < count; i += Lanes)
        {
            (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(Vector512.Exp(Load(row + i, count - i) - Vector512.Create(largest)));
            even += lower;
            odd += upper;
        }

        Vector512<double> both = even + odd;
        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
            sum += both[lane];
        return (double)row[target] - largest - Math.Log(sum);
    }

    /// <summary>A shorter end is padded with what adds nothing.</summary>
    private static Vector512<float> Load(float* from, int count)
    {
        if (count >= Lanes)
            return Vector512.Load(from);
        float* padded = stackalloc float[Lanes];
        new Span<float>(padded, Lanes).Fill(float.NegativeInfinity);
        new Span<float>(from, count).CopyTo(new Span<float>(padded, Lanes));
        return Vector512.Load(padded);
    }
}
