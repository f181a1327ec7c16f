namespace SafetyGate.Inference.Compute.Simd;

internal readonly unsafe struct NormalizeRows(SimdTensor x, SimdTensor weight, float epsilon, SimdTensor result) : IWork
{
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
            RowKernels.Normalize(x.Row(row), weight.Data, result.Row(row), x.Columns, epsilon);
    }
}

internal readonly unsafe struct GateRows(SimdTensor gate, SimdTensor up, SimdTensor result) : IWork
{
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
            RowKernels.GateSilu(gate.Row(row), up.Row(row), result.Row(row), gate.Columns);
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
