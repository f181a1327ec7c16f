using System.Runtime.CompilerServices;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>One matrix of a product.</summary>
/// <param name="Weight">[outputs, inputs] in panels.</param>
/// <param name="Bias">[outputs] or null.</param>
/// <param name="Result">[rows, outputs]</param>
internal readonly record struct ProductPart(SimdTensor Weight, SimdTensor? Bias, SimdTensor Result);

/// <summary>x W^T + b over panels of packed weights, for up to three matrices that share x.</summary>
/// <param name="x">[rows, inputs]</param>
/// <param name="parts">The matrices.</param>
/// <param name="onto">Whether the products are added to the results.</param>
/// <param name="grid">The items, over the panels of all parts.</param>
internal readonly unsafe struct PanelProduct(
    SimdTensor x, (ProductPart First, ProductPart? Second, ProductPart? Third) parts, bool onto, ProductGrid grid) : IWork
{
    [SkipLocalsInit]
    public void Run(int first, int end)
    {
        float* sums = stackalloc float[PanelRows.Most * Tile.Columns];
        for (int item = first; item < end; item++)
        {
            (int panel, int row, int rows) = grid.At(item, x.Rows);
            ProductPart part = PartOf(ref panel);
            PanelRows.Multiply(x, row, rows, part.Weight, panel, sums);
            RowKernels.Finish(sums, rows, part, row, panel * Tile.Columns, onto);
        }
    }

    /// <summary>The part that a panel belongs to; the panel becomes that part's.</summary>
    private ProductPart PartOf(ref int panel)
    {
        if (panel < parts.First.Weight.PanelCount || parts.Second is not { } second)
            return parts.First;
        panel -= parts.First.Weight.PanelCount;
        if (panel < second.Weight.PanelCount || parts.Third is not { } third)
            return second;
        panel -= second.Weight.PanelCount;
        return third;
    }
}
