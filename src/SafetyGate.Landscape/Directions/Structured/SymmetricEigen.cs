using System.Numerics.Tensors;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Directions.Structured;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix in double: Householder reflections to tridiagonal form, then the
/// implicitly shifted QL iteration (Golub and Van Loan, Matrix Computations, 8.3). All work runs along rows.
/// </summary>
/// <param name="Values">[side], ascending.</param>
/// <param name="Vectors">[side, side], row i of length 1 belonging to value i.</param>
internal sealed record SymmetricEigen(double[] Values, double[] Vectors)
{
    private const double Epsilon = 2.3e-16;
    private const int MostIterations = 100;

    /// <param name="matrix">[side, side], both triangles filled; overwritten.</param>
    /// <param name="side">1 or more.</param>
    /// <exception cref="SafetyGateException"><see cref="DirectionErrors.NoConvergence"/>; a matrix with NaN, for example.</exception>
    public static SymmetricEigen Of(double[] matrix, int side)
    {
        var diagonal = new double[side];
        var beside = new double[side];
        double[] vectors = Tridiagonalize(matrix, side, diagonal, beside);
        Diagonalize(diagonal, beside, vectors, side);

        int[] order = [.. Enumerable.Range(0, side).OrderBy(i => diagonal[i])];
        var sorted = new double[vectors.Length];
        for (int i = 0; i < side; i++)
            Row(vectors, order[i], side).CopyTo(Row(sorted, i, side));
        return new SymmetricEigen([.. order.Select(i => diagonal[i])], sorted);
    }

    /// <summary>A = Q T Q^T; returns Q^T.</summary>
    private static double[] Tridiagonalize(double[] matrix, int side, double[] diagonal, double[] beside)
    {
        var factors = new double[side];
        var product = new double[side];
        for (int k = 0; k < side; k++)
        {
            diagonal[k] = matrix[(k * side) + k];
            if (k + 1 == side)
                break;
            Span<double> v = Row(matrix, k, side)[(k + 1)..]; // becomes the reflection's vector
            double tail = v.Length > 1 ? TensorPrimitives.SumOfSquares<double>(v[1..]) : 0;
            if (tail == 0)
            {
                beside[k] = v[0];
                continue;
            }

            double norm = Math.Sqrt((v[0] * v[0]) + tail);
            beside[k] = v[0] > 0 ? -norm : norm;
            v[0] -= beside[k];
            factors[k] = 2 / ((v[0] * v[0]) + tail);
            Reflect(matrix, side, k + 1, v, factors[k], product.AsSpan(0, v.Length));
        }

        return Accumulate(matrix, side, factors);
    }

    /// <summary>H A H on the trailing block, H = I - factor v v^T.</summary>
    private static void Reflect(double[] matrix, int side, int first, ReadOnlySpan<double> v, double factor, Span<double> w)
    {
        for (int i = 0; i < v.Length; i++)
            w[i] = factor * TensorPrimitives.Dot(Row(matrix, first + i, side)[first..], v);
        TensorPrimitives.MultiplyAdd(v, -0.5 * factor * TensorPrimitives.Dot<double>(v, w), w, w);
        for (int i = 0; i < v.Length; i++)
        {
            Span<double> row = Row(matrix, first + i, side)[first..];
            TensorPrimitives.MultiplyAdd(w, -v[i], row, row);
            TensorPrimitives.MultiplyAdd(v, -w[i], row, row);
        }
    }

    private static double[] Accumulate(double[] reflections, int side, double[] factors)
    {
        var transposed = new double[side * side];
        for (int i = 0; i < side; i++)
            transposed[(i * side) + i] = 1;
        for (int k = side - 3; k >= 0; k--)
        {
            ReadOnlySpan<double> v = Row(reflections, k, side)[(k + 1)..];
            for (int i = k + 1; i < side && factors[k] != 0; i++)
            {
                Span<double> row = Row(transposed, i, side)[(k + 1)..];
                TensorPrimitives.MultiplyAdd(v, -factors[k] * TensorPrimitives.Dot(row, v), row, row);
            }
        }

        return transposed;
    }

    private static void Diagonalize(double[] diagonal, double[] beside, double[] vectors, int side)
    {
        double scale = 0;
        for (int i = 0; i < side; i++)
            scale = Math.Max(scale, Math.Abs(diagonal[i]) + Math.Abs(beside[i]));
        for (int low = 0; low < side; low++)
        {
            for (int iteration = 0; ; iteration++)
            {
                int high = low;
                while (high + 1 < side && !IsSmall(beside[high], diagonal[high], diagonal[high + 1], scale))
                    high++;
                if (high == low)
                    break;
                if (iteration == MostIterations)
                {
                    throw new SafetyGateException(
                        DirectionErrors.NoConvergence,
                        "The singular values of a weight matrix did not converge, which finite weights do not cause. Check the checkpoint with doctor.");
                }

                Sweep(diagonal, beside, vectors, low, high);
            }
        }
    }

    private static bool IsSmall(double beside, double above, double below, double scale) =>
        Math.Abs(beside) <= Epsilon * Math.Max(Math.Abs(above) + Math.Abs(below), 1e-3 * scale);

    /// <summary>One implicit QL step on the block from low to high with Wilkinson's shift; rotates the vectors along.</summary>
    private static void Sweep(double[] diagonal, double[] beside, double[] vectors, int low, int high)
    {
        int side = diagonal.Length;
        double slope = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        double shift = diagonal[low] - (beside[low] / (slope + Math.CopySign(double.Hypot(slope, 1), slope)));
        double bulge = diagonal[high] - shift;
        double cosine = 1, sine = 1, carried = 0;
        for (int i = high - 1; i >= low; i--)
        {
            double across = sine * beside[i];
            double along = cosine * beside[i];
            double length = double.Hypot(across, bulge);
            beside[i + 1] = length;
            if (length == 0)
            {
                diagonal[i + 1] -= carried;
                beside[high] = 0;
                return;
            }

            sine = across / length;
            cosine = bulge / length;
            double corner = diagonal[i + 1] - carried;
            double mixed = ((diagonal[i] - corner) * sine) + (2 * cosine * along);
            carried = sine * mixed;
            diagonal[i + 1] = corner + carried;
            bulge = (cosine * mixed) - along;
            Rotate(Row(vectors, i, side), Row(vectors, i + 1, side), cosine, sine);
        }

        diagonal[low] -= carried;
        beside[low] = bulge;
        beside[high] = 0;
    }

    private static void Rotate(Span<double> first, Span<double> second, double cosine, double sine)
    {
        int i = 0;
        int width = System.Numerics.Vector<double>.Count;
        for (; i + width <= first.Length; i += width)
        {
            var x = new System.Numerics.Vector<double>(first[i..]);
            var y = new System.Numerics.Vector<double>(second[i..]);
            ((x * cosine) - (y * sine)).CopyTo(first[i..]);
            ((x * sine) + (y * cosine)).CopyTo(second[i..]);
        }

        for (; i < first.Length; i++)
            (first[i], second[i]) = ((first[i] * cosine) - (second[i] * sine), (first[i] * sine) + (second[i] * cosine));
    }

    private static Span<double> Row(double[] matrix, int row, int columns) => matrix.AsSpan(row * columns, columns);
}
