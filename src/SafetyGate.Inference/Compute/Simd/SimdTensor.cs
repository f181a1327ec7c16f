using System.Runtime.InteropServices;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>How the elements of a <see cref="SimdTensor"/> lie in memory.</summary>
internal enum SimdLayout
{
    /// <summary>[rows, columns]</summary>
    RowMajor,

    /// <summary>[rows / 32, columns, 32]: panels of 32 rows, so that one load feeds 32 outputs of a product.</summary>
    Panels,
}

/// <summary>Float32 or bfloat16 elements in native memory, aligned to a cache line.</summary>
public sealed unsafe class SimdTensor : IDisposable
{
    /// <summary>Rows of a panel: two 512-bit vectors of float32.</summary>
    internal const int PanelRows = Tile.Columns;
    private const int Alignment = 64;

    /// <summary>Two vectors, so that whole ones may be read at the end.</summary>
    private const int Padding = 2 * Alignment;
    private nuint _capacity;

    internal SimdTensor(
        int rows, int columns, SimdLayout layout = SimdLayout.RowMajor, WeightPrecision precision = WeightPrecision.Float32)
    {
        Layout = layout;
        IsNarrow = precision == WeightPrecision.Bfloat16;
        Reshape(rows, columns);
    }

    ~SimdTensor() => Free();

    internal SimdLayout Layout { get; }

    /// <summary>Whether the elements are bfloat16.</summary>
    internal bool IsNarrow { get; }

    internal int Rows { get; private set; }

    internal int Columns { get; private set; }

    /// <summary>The elements where they are float32.</summary>
    internal float* Data { get; private set; }

    /// <summary>Panels that hold the rows, the last one padded.</summary>
    internal int PanelCount => (Rows + PanelRows - 1) / PanelRows;

    /// <summary>Bytes of a panel's row.</summary>
    internal nint PanelStride => PanelRows * ElementBytes;

    private int ElementBytes => IsNarrow ? sizeof(ushort) : sizeof(float);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives a recycled tensor another size; the elements become undefined.</summary>
    internal void Reshape(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        nuint bytes = (nuint)(Layout == SimdLayout.Panels ? PanelCount * PanelRows : rows) * (nuint)columns * (nuint)ElementBytes;
        if (Data is not null && bytes <= _capacity)
            return;
        Free();
        nuint padded = (bytes + Alignment - 1) / Alignment * Alignment + Padding;
        bool large = padded >= 2u * HugePages.Size;
        Data = (float*)NativeMemory.AlignedAlloc(padded, (nuint)(large ? HugePages.Size : Alignment));
        if (large)
            HugePages.Advise(Data, padded);
        NativeMemory.Clear(Data, padded);
        _capacity = bytes;
    }

    internal float* Row(int row) => Data + (nint)row * Columns;

    internal ushort* NarrowRow(int row) => (ushort*)Data + (nint)row * Columns;

    internal Span<float> RowSpan(int row) => new(Row(row), Columns);

    internal byte* Panel(int panel) => (byte*)Data + panel * Columns * PanelStride;

    private void Free()
    {
        NativeMemory.AlignedFree(Data);
        Data = null;
        _capacity = 0;
    }
}
