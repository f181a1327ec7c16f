using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// x W^T over panels of packed weights. Each output is one chain of fused multiply-adds over the inputs in order, so its
/// bits depend neither on the tile it falls into, nor on the batch, nor on the width of the machine's vectors.
/// </summary>
internal readonly unsafe struct PanelProduct(SimdTensor x, SimdTensor weight, SimdTensor? bias, SimdTensor result) : IWork
{
    /// <summary>Rows that share the loads of a panel: as many as the registers hold accumulators for.</summary>
    private static readonly int TileRows = Vector512.IsHardwareAccelerated ? 8 : 2;

    /// <summary>Items are panels.</summary>
    public void Run(int first, int end)
    {
        const int Width = SimdTensor.PanelRows;
        float* tile = stackalloc float[8 * Width];
        for (int panel = first; panel < end; panel++)
        {
            int columns = Math.Min(Width, weight.Rows - panel * Width);
            for (int row = 0; row < x.Rows;)
            {
                int rows = Math.Min(TileRows, x.Rows - row);
                rows = rows >= 8 ? 8 : rows >= 4 ? 4 : rows >= 2 ? 2 : 1;
                float* target = result.Row(row) + panel * Width;
                if (columns == Width && bias is null)
                {
                    Tile(rows, x.Row(row), x.Columns, weight.Panel(panel), target, result.Columns);
                }
                else
                {
                    Tile(rows, x.Row(row), x.Columns, weight.Panel(panel), tile, Width);
                    Finish(tile, rows, columns, panel * Width, target);
                }

                row += rows;
            }
        }
    }

    private void Finish(float* tile, int rows, int columns, int firstColumn, float* target)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                float value = tile[row * SimdTensor.PanelRows + column];
                target[(nint)row * result.Columns + column] = bias is null ? value : value + bias.Data[firstColumn + column];
            }
        }
    }

    private static void Tile(int rows, float* x, int inputs, float* panel, float* target, int stride)
    {
        switch (rows)
        {
            case 8:
                Tile8(x, inputs, panel, target, stride);
                break;
            case 4:
                Tile4(x, inputs, panel, target, stride);
                break;
            case 2:
                Tile2(x, inputs, panel, target, stride);
                break;
            default:
                Tile1(x, inputs, panel, target);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1(float* x, int inputs, float* panel, float* target)
    {
        Vector512<float> a0 = default, b0 = default;
        for (int i = 0; i < inputs; i++, panel += SimdTensor.PanelRows)
        {
            Vector512<float> value = Vector512.Create(x[i]);
            a0 = Vector512.FusedMultiplyAdd(value, Vector512.LoadAligned(panel), a0);
            b0 = Vector512.FusedMultiplyAdd(value, Vector512.LoadAligned(panel + 16), b0);
        }

        Store(target, a0, b0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2(float* x, int inputs, float* panel, float* target, int stride)
    {
        Vector512<float> a0 = default, b0 = default, a1 = default, b1 = default;
        float* x1 = x + inputs;
        for (int i = 0; i < inputs; i++, panel += SimdTensor.PanelRows)
        {
            Vector512<float> a = Vector512.LoadAligned(panel), b = Vector512.LoadAligned(panel + 16);
            Accumulate(x[i], a, b, ref a0, ref b0);
            Accumulate(x1[i], a, b, ref a1, ref b1);
        }

        Store(target, a0, b0);
        Store(target + stride, a1, b1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4(float* x, int inputs, float* panel, float* target, int stride)
    {
        Vector512<float> a0 = default, b0 = default, a1 = default, b1 = default;
        Vector512<float> a2 = default, b2 = default, a3 = default, b3 = default;
        float* x1 = x + inputs, x2 = x1 + inputs, x3 = x2 + inputs;
        for (int i = 0; i < inputs; i++, panel += SimdTensor.PanelRows)
        {
            Vector512<float> a = Vector512.LoadAligned(panel), b = Vector512.LoadAligned(panel + 16);
            Accumulate(x[i], a, b, ref a0, ref b0);
            Accumulate(x1[i], a, b, ref a1, ref b1);
            Accumulate(x2[i], a, b, ref a2, ref b2);
            Accumulate(x3[i], a, b, ref a3, ref b3);
        }

        Store(target, a0, b0);
        Store(target + stride, a1, b1);
        Store(target + 2 * (nint)stride, a2, b2);
        Store(target + 3 * (nint)stride, a3, b3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile8(float* x, int inputs, float* panel, float* target, int stride)
    {
        Vector512<float> a0 = default, b0 = default, a1 = default, b1 = default;
        Vector512<float> a2 = default, b2 = default, a3 = default, b3 = default;
        Vector512<float> a4 = default, b4 = default, a5 = default, b5 = default;
        Vector512<float> a6 = default, b6 = default, a7 = default, b7 = default;
        float* x1 = x + inputs, x2 = x1 + inputs, x3 = x2 + inputs;
        float* x4 = x3 + inputs, x5 = x4 + inputs, x6 = x5 + inputs, x7 = x6 + inputs;
        for (int i = 0; i < inputs; i++, panel += SimdTensor.PanelRows)
        {
            Vector512<float> a = Vector512.LoadAligned(panel), b = Vector512.LoadAligned(panel + 16);
            Accumulate(x[i], a, b, ref a0, ref b0);
            Accumulate(x1[i], a, b, ref a1, ref b1);
            Accumulate(x2[i], a, b, ref a2, ref b2);
            Accumulate(x3[i], a, b, ref a3, ref b3);
            Accumulate(x4[i], a, b, ref a4, ref b4);
            Accumulate(x5[i], a, b, ref a5, ref b5);
            Accumulate(x6[i], a, b, ref a6, ref b6);
            Accumulate(x7[i], a, b, ref a7, ref b7);
        }

        Store(target, a0, b0);
        Store(target + stride, a1, b1);
        Store(target + 2 * (nint)stride, a2, b2);
        Store(target + 3 * (nint)stride, a3, b3);
        Store(target + 4 * (nint)stride, a4, b4);
        Store(target + 5 * (nint)stride, a5, b5);
        Store(target + 6 * (nint)stride, a6, b6);
        Store(target + 7 * (nint)stride, a7, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(
        float x, Vector512<float> a, Vector512<float> b, ref Vector512<float> toA, ref Vector512<float> toB)
    {
        Vector512<float> value = Vector512.Create(x);
        toA = Vector512.FusedMultiplyAdd(value, a, toA);
        toB = Vector512.FusedMultiplyAdd(value, b, toB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, Vector512<float> a, Vector512<float> b)
    {
        a.Store(target);
        b.Store(target + 16);
    }
}
