namespace SafetyGate.Inference.Compute.Simd;

/// <summary>A product of some rows of x with 32 columns, over a stretch of inputs.</summary>
internal unsafe struct Tile
{
    /// <summary>Columns of a tile: two 512-bit vectors.</summary>
    public const int Columns = 32;

    /// <summary>Rows of x, a row every <see cref="XStride"/> elements.</summary>
    public float* X;
    public nint XStride;

    /// <summary>Rows of the tile, 1 to 8 and no more than the width's.</summary>
    public int Rows;

    /// <summary>Elements of x that are multiplied, as many as rows of the panel.</summary>
    public int Inputs;

    /// <summary>[inputs, 32], a row every <see cref="PanelStride"/> bytes.</summary>
    public byte* Panel;
    public nint PanelStride;

    /// <summary>[rows, 32], a row every <see cref="SumStride"/> elements.</summary>
    public float* Sums;
    public nint SumStride;

    /// <summary>Whether the sums begin with what they hold.</summary>
    public bool Continues;

    /// <summary>What the next tiles will read, for the caches to fetch: 128 bytes from here on with each input.</summary>
    public byte* Ahead;
    public nint AheadStride;
}
