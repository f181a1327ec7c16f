using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Writes origin + offset into panels, a cache-sized piece at a time: nothing the size of a tensor is made.</summary>
internal readonly unsafe struct PanelWrite(SimdTensor parameter, StoredTensor origin, TensorOffset? offset) : IWork
{
    private const int PieceColumns = 128;

    /// <summary>Items are panels.</summary>
    public void Run(int first, int end)
    {
        const int Width = SimdTensor.PanelRows;
        float* piece = stackalloc float[PieceColumns];
        for (int panel = first; panel < end; panel++)
        {
            int rows = Math.Min(Width, parameter.Rows - panel * Width);
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < parameter.Columns; column += PieceColumns)
                {
                    var values = new Span<float>(piece, Math.Min(PieceColumns, parameter.Columns - column));
                    long start = (long)(panel * Width + row) * parameter.Columns + column;
                    origin.Read(start, values);
                    offset?.AddTo(start, values);
                    float* target = parameter.Panel(panel) + (nint)column * Width + row;
                    for (int i = 0; i < values.Length; i++)
                        target[i * Width] = values[i];
                }
            }
        }
    }
}

/// <summary>Writes origin + offset row by row.</summary>
internal readonly struct RowWrite(SimdTensor parameter, StoredTensor origin, TensorOffset? offset) : IWork
{
    /// <summary>Items are rows.</summary>
    public void Run(int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            long start = (long)row * parameter.Columns;
            origin.Read(start, parameter.RowSpan(row));
            offset?.AddTo(start, parameter.RowSpan(row));
        }
    }
}
