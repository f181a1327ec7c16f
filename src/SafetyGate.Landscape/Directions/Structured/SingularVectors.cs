using System.Numerics.Tensors;
using SafetyGate.Inference.Checkpoints;

namespace SafetyGate.Landscape.Directions.Structured;

/// <summary>
/// The singular vectors of a matrix on its smaller side, from the eigenvectors of its Gram matrix in double: the right ones
/// where it has at least as many rows as columns, else the left ones.
/// </summary>
internal sealed class SingularVectors
{
    private readonly float[] _vectors;
    private readonly int _side;

    private SingularVectors(float[] vectors, int side)
    {
        _vectors = vectors;
        _side = side;
    }

    public static SingularVectors Of(StoredTensor matrix)
    {
        (int rows, int columns) = Size(matrix);
        int side = Math.Min(rows, columns);
        double[] gram = rows >= columns ? OfColumns(Read(matrix), columns) : OfRows(Read(matrix), rows);
        double[] vectors = SymmetricEigen.Of(gram, side).Vectors;
        var kept = new float[vectors.Length];
        TensorPrimitives.ConvertTruncating<double, float>(vectors, kept);
        return new SingularVectors(kept, side);
    }

    /// <summary>What must be added to the matrix so that it loses its smallest singular values.</summary>
    /// <param name="matrix">The matrix that these are the vectors of.</param>
    /// <param name="removed">How many; 1 to all.</param>
    public float[] Removal(StoredTensor matrix, int removed)
    {
        // Whichever part has fewer vectors: minus the removed one, or the kept one less the whole.
        double[] values = Read(matrix);
        bool viaKept = removed > _side / 2;
        (int first, int end) = viaKept ? (removed, _side) : (0, removed);
        double[] part = Part(values, Size(matrix), first, end);
        var offset = new float[values.Length];
        for (int i = 0; i < offset.Length; i++)
            offset[i] = (float)(viaKept ? part[i] - values[i] : -part[i]);
        return offset;
    }

    /// <summary>The part of the matrix in the space of some of the vectors, which are in ascending order.</summary>
    private double[] Part(double[] values, (int Rows, int Columns) size, int first, int end)
    {
        var part = new double[values.Length];
        var vector = new double[_side];
        var product = new double[size.Rows >= size.Columns ? size.Rows : size.Columns];
        for (int v = first; v < end; v++)
        {
            TensorPrimitives.ConvertTruncating<float, double>(_vectors.AsSpan(v * _side, _side), vector);
            if (size.Rows >= size.Columns)
            {
                for (int row = 0; row < size.Rows; row++)
                {
                    Span<double> target = Row(part, row, size.Columns);
                    double along = TensorPrimitives.Dot<double>(Row(values, row, size.Columns), vector);
                    TensorPrimitives.MultiplyAdd(vector, along, target, target);
                }
            }
            else
            {
                product.AsSpan().Clear();
                for (int row = 0; row < size.Rows; row++)
                    TensorPrimitives.MultiplyAdd(Row(values, row, size.Columns), vector[row], product, product);
                for (int row = 0; row < size.Rows; row++)
                {
                    Span<double> target = Row(part, row, size.Columns);
                    TensorPrimitives.MultiplyAdd(product, vector[row], target, target);
                }
            }
        }

        return part;
    }

    private static double[] OfColumns(double[] values, int columns)
    {
        var gram = new double[columns * columns];
        for (int start = 0; start < values.Length; start += columns)
        {
            ReadOnlySpan<double> row = values.AsSpan(start, columns);
            for (int i = 0; i < columns; i++)
            {
                Span<double> target = Row(gram, i, columns)[i..];
                TensorPrimitives.MultiplyAdd(row[i..], row[i], target, target);
            }
        }

        return Mirrored(gram, columns);
    }

    private static double[] OfRows(double[] values, int rows)
    {
        int columns = values.Length / rows;
        var gram = new double[rows * rows];
        for (int i = 0; i < rows; i++)
        {
            for (int j = i; j < rows; j++)
                gram[(i * rows) + j] = TensorPrimitives.Dot<double>(Row(values, i, columns), Row(values, j, columns));
        }

        return Mirrored(gram, rows);
    }

    private static double[] Mirrored(double[] upper, int side)
    {
        for (int i = 0; i < side; i++)
        {
            for (int j = 0; j < i; j++)
                upper[(i * side) + j] = upper[(j * side) + i];
        }

        return upper;
    }

    private static Span<double> Row(double[] matrix, int row, int columns) => matrix.AsSpan(row * columns, columns);

    private static (int Rows, int Columns) Size(StoredTensor matrix) => ((int)matrix.Shape[0], (int)matrix.Shape[1]);

    private static double[] Read(StoredTensor matrix)
    {
        var values = new float[matrix.Count];
        matrix.Read(0, values);
        var wide = new double[values.Length];
        TensorPrimitives.ConvertTruncating<float, double>(values, wide);
        return wide;
    }
}
