namespace SafetyGate.Inference.Compute.Scalar;

/// <summary>A row-major matrix in managed memory.</summary>
public sealed class ScalarTensor : IDisposable
{
    internal ScalarTensor(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Values = new float[(long)rows * columns];
    }

    internal int Rows { get; }

    internal int Columns { get; }

    internal float[] Values { get; } // [rows, columns]

    public void Dispose()
    {
    }

    internal Span<float> Row(int row) => Values.AsSpan(row * Columns, Columns);
}
