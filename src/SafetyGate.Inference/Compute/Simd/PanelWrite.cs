using System.Runtime.CompilerServices;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Writes origin + offset into panels, a cache-sized piece at a time: nothing the size of a tensor is made.</summary>
internal readonly unsafe struct PanelWrite(SimdTensor parameter, StoredTensor origin, TensorOffset? offset) : IWork
{
    /// <summary>A panel's rows by so many columns fit the first cache.</summary>
    private const int PieceColumns = 256;

    /// <summary>Items are panels.</summary>
    [SkipLocalsInit]
    public void Run(int first, int end)
    {
        const int Width = SimdTensor.PanelRows;
        float* piece = stackalloc float[Width * PieceColumns];
        for (int panel = first; panel < end; panel++)
        {
            int rows = Math.Min(Width, parameter.Rows - panel * Width);
            new Span<float>(piece + rows * PieceColumns, (Width - rows) * PieceColumns).Clear();
            for (int column = 0; column < parameter.Columns; column += PieceColumns)
            {
                int columns = Math.Min(PieceColumns, parameter.Columns - column);
                for (int row = 0; row < rows; row++)
                {
                    var values = new Span<float>(piece + row * PieceColumns, columns);
                    long start = (long)(panel * Width + row) * parameter.Columns + column;
                    origin.Read(start, values);
                    offset?.AddTo(start, values);
                }

                byte* target = parameter.Panel(panel) + column * parameter.PanelStride;
                if (parameter.IsNarrow)
                {
                    BFloat16.Interleave(piece, PieceColumns);
                    Transposition.Write(piece, PieceColumns, Width / 2, columns, (float*)target);
                }
                else
                {
                    Transposition.Write(piece, PieceColumns, Width, columns, (float*)target);
                }
            }
        }
    }
}

/// <summary>Writes origin + offset row by row.</summary>
internal readonly unsafe struct RowWrite(SimdTensor parameter, StoredTensor origin, TensorOffset? offset) : IWork
{
    /// <summary>Items are rows.</summary>
    public void Run(int first, int end)
    {
        float[] rounded = parameter.IsNarrow ? new float[parameter.Columns] : [];
        for (int row = first; row < end; row++)
        {
            long start = (long)row * parameter.Columns;
            Span<float> values = parameter.IsNarrow ? rounded : parameter.RowSpan(row);
            origin.Read(start, values);
            offset?.AddTo(start, values);
            if (parameter.IsNarrow)
                BFloat16.Round(rounded, parameter.NarrowRow(row));
        }
    }
}
