using System.Runtime.CompilerServices;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>activation(x G^T + g) * (x U^T + u), a panel of each at a time: neither factor is written to memory.</summary>
/// <param name="x">[rows, inputs]</param>
/// <param name="gate">The gate's matrix; its result receives the product.</param>
/// <param name="up">The other matrix, of the same shape.</param>
/// <param name="activation">The nonlinearity.</param>
/// <param name="grid">The items, over the panels of one matrix.</param>
internal readonly unsafe struct GatedProduct(
    SimdTensor x, ProductPart gate, ProductPart up, Activation activation, ProductGrid grid) : IWork
{
    [SkipLocalsInit]
    public void Run(int first, int end)
    {
        const int Width = Tile.Columns;
        float* gates = stackalloc float[2 * PanelRows.Most * Width];
        float* ups = gates + PanelRows.Most * Width;
        for (int item = first; item < end; item++)
        {
            (int panel, int row, int rows) = grid.At(item, x.Rows);
            PanelRows.Multiply(x, row, rows, gate.Weight, panel, gates);
            PanelRows.Multiply(x, row, rows, up.Weight, panel, ups);
            int columns = Math.Min(Width, gate.Weight.Rows - panel * Width);
            for (int i = 0; i < rows; i++)
            {
                if (gate.Bias is not null)
                    RowKernels.Accumulate(gates + i * Width, gate.Bias.Data + panel * Width, columns);
                if (up.Bias is not null)
                    RowKernels.Accumulate(ups + i * Width, up.Bias.Data + panel * Width, columns);
                RowKernels.Gate(gates + i * Width, ups + i * Width, gate.Result.Row(row + i) + panel * Width, columns, activation);
            }
        }
    }
}
