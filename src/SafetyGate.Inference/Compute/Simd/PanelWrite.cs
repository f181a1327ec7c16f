using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Writes origin + offset into panels, a cache-sized piece at a time: nothing the size of a tensor is made.</summary>
internal readonly unsafe struct PanelWrite(SimdTensor parameter, StoredTensor origin, TensorOffset? offset) : IWork
{
    /// <summary>A panel's rows by so many columns fit the first cache.</summary>
    private const int PieceColumns = 256;

    /// <summary>Elements from row to row of a piece, one line more, so that its rows do not compete for the same places in the cache.</summary>
    private const int Stride = PieceColumns + 16;

    /// <summary>Bytes of a parameter that no cache would keep until it is read: it is written past them.</summary>
    private const long Large = 4 << 20;
    private const int CacheLine = 64;

    /// <summary>Items are panels.</summary>
    [SkipLocalsInit]
    public void Run(int first, int end)
    {
        const int Width = SimdTensor.PanelRows;
        float* piece = stackalloc float[Width * Stride];
        bool past = Sse.IsSupported && (long)parameter.PanelCount * parameter.Columns * parameter.PanelStride >= Large;
        for (int panel = first; panel < end; panel++)
        {
            int rows = Math.Min(Width, parameter.Rows - panel * Width);
            new Span<float>(piece + rows * Stride, (Width - rows) * Stride).Clear();
            for (int column = 0; column < parameter.Columns; column += PieceColumns)
            {
                int columns = Math.Min(PieceColumns, parameter.Columns - column);
                for (int row = 0; row < rows; row++)
                {
                    var values = new Span<float>(piece + row * Stride, columns);
                    long start = (long)(panel * Width + row) * parameter.Columns + column;
                    Fetch(start + PieceColumns, Math.Min(PieceColumns, parameter.Columns - column - columns));
                    origin.Read(start, values);
                    offset?.AddTo(start, values);
                }

                byte* target = parameter.Panel(panel) + column * parameter.PanelStride;
                if (parameter.IsNarrow)
                {
                    BFloat16.Interleave(piece, Stride);
                    Transposition.Write(piece, Stride, Width / 2, columns, (float*)target, past);
                }
                else
                {
                    Transposition.Write(piece, Stride, Width, columns, (float*)target, past);
                }
            }
        }

        if (past)
            Sse.StoreFence();
    }

    /// <summary>Fetches elements of the next piece meanwhile: rows lie too far apart for the processor to guess.</summary>
    private void Fetch(long start, int count)
    {
        if (!Sse.IsSupported || count <= 0 || !origin.IsStored)
            return;
        int size = origin.ElementType.ByteSize();
        byte* first = (byte*)origin.Address + start * size;
        for (byte* line = first; line < first + count * size; line += CacheLine)
            Sse.Prefetch0(line);
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
