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

/// <summary>Float32 elements in native memory, aligned to a cache line.</summary>
public sealed unsafe class SimdTensor : IDisposable
{
    /// <summary>Rows of a panel: two 512-bit vectors.</summary>
    internal const int PanelRows = 32;
    private const int Alignment = 64;
    private nuint _capacity;

    internal SimdTensor(int rows, int columns, SimdLayout layout = SimdLayout.RowMajor)
    {
        Layout = layout;
        Reshape(rows, columns);
    }

    ~SimdTensor() => Free();

    internal SimdLayout Layout { get; }

    internal int Rows { get; private set; }

    internal int Columns { get; private set; }

    internal float* Data { get; private set; }

    /// <summary>Panels that hold the rows, the last one padded.</summary>
    internal int PanelCount => (Rows + PanelRows - 1) / PanelRows;

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
        nuint elements = (nuint)(Layout == SimdLayout.Panels ? PanelCount * PanelRows : rows) * (nuint)columns;
        if (Data is not null && elements <= _capacity)
            return;
        Free();
        // Rounded up so that a whole vector may be read at the end.
        nuint bytes = (elements * sizeof(float) + Alignment - 1) / Alignment * Alignment + Alignment;
        Data = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(Data, bytes);
        _capacity = elements;
    }

    internal float* Row(int row) => Data + (nint)row * Columns;

    internal Span<float> RowSpan(int row) => new(Row(row), Columns);

    internal float* Panel(int panel) => Data + (nint)panel * Columns * PanelRows;

    private void Free()
    {
        NativeMemory.AlignedFree(Data);
        Data = null;
        _capacity = 0;
    }
}
