namespace SafetyGate.Inference.Compute.Simd;

internal readonly unsafe struct NormalizeRows(
    SimdTensor x, SimdTensor weight, float epsilon, float weightOffset, SimdTensor result) : IWork
{
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            for (int group = 0; group < x.Columns; group += weight.Columns)
                RowKernels.Normalize(x.Row(row) + group, weight, result.Row(row) + group, epsilon, weightOffset);
        }
    }
}

internal readonly unsafe struct GateRows(SimdTensor gate, SimdTensor up, Activation activation, SimdTensor result) : IWork
{
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
            RowKernels.Gate(gate.Row(row), up.Row(row), result.Row(row), gate.Columns, activation);
    }
}

internal readonly unsafe struct ScaleRows(SimdTensor x, float factor) : IWork
{
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
            RowKernels.Scale(x.Row(row), factor, x.Columns);
    }
}

internal readonly unsafe struct SoftCapRows(SimdTensor x, float cap) : IWork
{
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
            RowKernels.SoftCap(x.Row(row), cap, x.Columns);
    }
}

internal readonly unsafe struct AccumulateRows(SimdTensor x, SimdTensor y) : IWork
{
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
            RowKernels.Accumulate(x.Row(row), y.Row(row), x.Columns);
    }
}

internal readonly unsafe struct RotateRows(
    SimdTensor x, float* cosines, float* sines, int* tableRows, int half, int headDim) : IWork
{
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            nint angle = (nint)tableRows[row] * half;
            for (int head = 0; head < x.Columns; head += headDim)
                RowKernels.Rotate(x.Row(row) + head, cosines + angle, sines + angle, half);
        }
    }
}
