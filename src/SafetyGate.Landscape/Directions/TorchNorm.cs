namespace SafetyGate.Landscape.Directions;

/// <summary>
/// <c>torch.norm</c> of a float32 tensor on the CPU: eight float32 sums side by side, added up in order. From 32,768 elements
/// on, PyTorch shares the work among threads and its last bits depend on their number; there the sum is in double.
/// (ATen: ReduceOpsKernel.cpp, norm_kernel; its grain size.)
/// </summary>
internal static class TorchNorm
{
    private const int Lanes = 8;
    private const int GrainSize = 32768;

    public static float Of(ReadOnlySpan<float> values)
    {
        if (values.Length >= GrainSize)
        {
            double total = 0;
            foreach (float value in values)
                total += (double)value * value;
            return (float)Math.Sqrt(total);
        }

        Span<float> sums = stackalloc float[Lanes];
        int whole = values.Length - values.Length % Lanes;
        for (int i = 0; i < whole; i++)
            sums[i % Lanes] += values[i] * values[i];

        float sum = sums[0];
        foreach (float lane in sums[1..])
            sum += lane;
        foreach (float value in values[whole..])
            sum += value * value;
        return MathF.Sqrt(sum);
    }
}
