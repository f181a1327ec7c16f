namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Working memory of a tile of queries.</summary>
internal readonly unsafe struct QueryRows(float* memory, int stride, int rows, int width)
{
    /// <summary>Elements from one row of scores to the next.</summary>
    public int Stride { get; } = stride;

    /// <summary>[rows, 32], with a row of scales before it.</summary>
    public float* Sums { get; } = memory + (nint)rows * (stride + width) + rows;

    /// <summary>[rows]</summary>
    public float* Scales { get; } = memory + (nint)rows * (stride + width);

    /// <summary>[positions]</summary>
    public float* Score(int row) => memory + (nint)row * Stride;

    /// <summary>[headDim]</summary>
    public float* Query(int row) => memory + (nint)rows * Stride + (nint)row * width;

    /// <summary>Elements of memory that are needed.</summary>
    public static int Size(int stride, int rows, int width) => checked(rows * (stride + width + 1 + Tile.Columns));
}
