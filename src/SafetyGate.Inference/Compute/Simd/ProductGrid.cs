namespace SafetyGate.Inference.Compute.Simd;

/// <summary>How a product is shared out: items are (panel, block of rows), the blocks of a panel one after another.</summary>
internal readonly struct ProductGrid
{
    /// <summary>Multiply-adds that make a portion worth handing to another thread.</summary>
    private const long SmallWork = 64 * 1024;

    /// <summary>Portions a thread, so that one that is held up delays little.</summary>
    private const int PortionsPerThread = 8;
    private const int FewestRows = 16;

    public ProductGrid(int rows, int inputs, int panels, int threads)
    {
        int blocks = (rows + PanelRows.Most - 1) / PanelRows.Most;
        RowsPerBlock = Round((rows + blocks - 1) / blocks);
        while (threads > 1 && RowsPerBlock >= 2 * FewestRows && panels * Blocks(rows) < PortionsPerThread * threads)
            RowsPerBlock = Round(RowsPerBlock / 2);
        RowBlocks = Blocks(rows);
        Items = panels * RowBlocks;
        long work = (long)Math.Min(rows, RowsPerBlock) * inputs * Tile.Columns;
        Portion = (int)Math.Clamp(
            Math.Max(SmallWork / Math.Max(1, work), Items / (PortionsPerThread * threads)), 1, Math.Max(1, Items));
    }

    public int Items { get; }

    /// <summary>Items that are taken at once.</summary>
    public int Portion { get; }

    public int RowBlocks { get; }

    public int RowsPerBlock { get; }

    /// <summary>The panel, the first row and the number of rows of an item.</summary>
    public (int Panel, int Row, int Rows) At(int item, int rows)
    {
        int first = item % RowBlocks * RowsPerBlock;
        return (item / RowBlocks, first, Math.Min(RowsPerBlock, rows - first));
    }

    private int Blocks(int rows) => Math.Max(1, (rows + RowsPerBlock - 1) / RowsPerBlock);

    private static int Round(int rows) => (Math.Max(1, rows) + 7) / 8 * 8;
}
