using System.Runtime.CompilerServices;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Some rows of x times one panel. Inputs go in blocks, so that a block of the panel stays in the first cache while all
/// tiles of rows use it; the sums pause in memory between blocks.
/// </summary>
internal static unsafe class PanelRows
{
    /// <summary>Rows that a call may have: their sums stay in the cache.</summary>
    public const int Most = 128;

    /// <summary>Inputs of a block: 32 KiB of a float32 panel.</summary>
    private const int Block = 256;

    /// <summary>How far ahead of the loads one tile's stream is fetched.</summary>
    private const int Distance = 4096;

    /// <summary>sums = x W^T for the panel's 32 outputs, [rows, 32].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(SimdTensor x, int firstRow, int rows, SimdTensor weight, int panel, float* sums)
    {
        int tiles = (rows + PanelTile.Rows - 1) / PanelTile.Rows;
        int block = tiles == 1 ? x.Columns : Block;
        var tile = new Tile
        {
            XStride = x.Columns,
            PanelStride = weight.PanelStride,
            SumStride = Tile.Columns,
        };
        for (int input = 0; input < x.Columns; input += block)
        {
            tile.Inputs = Math.Min(block, x.Columns - input);
            tile.Panel = weight.Panel(panel) + input * weight.PanelStride;
            tile.Continues = input > 0;
            tile.Ahead = tile.Panel + Distance;
            tile.AheadStride = weight.PanelStride;
            if (tiles > 1)
            {
                // Each tile fetches its share of the next block, which lies right behind this one.
                tile.Ahead = tile.Panel + tile.Inputs * weight.PanelStride;
                tile.AheadStride = (weight.PanelStride + tiles - 1) / tiles;
            }

            for (int i = 0, row = 0; i < tiles; i++)
            {
                // Rows are shared out evenly: a tile of one row would wait for its own sums.
                tile.Rows = (rows - row + tiles - i - 1) / (tiles - i);
                tile.X = x.Row(firstRow + row) + input;
                tile.Sums = sums + row * Tile.Columns;
                if (weight.IsNarrow)
                    PanelTile.Run<BFloat16Panels>(tile);
                else
                    PanelTile.Run<Float32Panels>(tile);
                if (tiles > 1)
                    tile.Ahead += tile.Inputs * tile.AheadStride;
                row += tile.Rows;
            }
        }
    }
}
