using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Perturbations;

namespace SafetyGate.Landscape.Directions;

/// <summary>
/// All inner products of some directions, summed in double over pieces of some tensors: no direction is ever held whole.
/// </summary>
internal static class GramMatrix
{
    private const int Piece = 8192;

    /// <summary>[directions, directions], symmetric.</summary>
    public static double[,] Of(
        IEnumerable<StoredTensor> tensors, IReadOnlyList<IDirection> directions, CancellationToken cancellation)
    {
        var sums = new double[directions.Count, directions.Count];
        float[][] pieces = [.. directions.Select(_ => new float[Piece])];
        foreach (StoredTensor tensor in tensors)
            Add(sums, tensor, directions, pieces, cancellation);
        for (int i = 0; i < directions.Count; i++)
        {
            for (int j = 0; j < i; j++)
                sums[i, j] = sums[j, i];
        }

        return sums;
    }

    private static void Add(
        double[,] sums, StoredTensor tensor, IReadOnlyList<IDirection> directions, float[][] pieces, CancellationToken cancellation)
    {
        TensorOffset?[] offsets = [.. directions.Select(direction => direction.OffsetFor(tensor, 1))];
        for (long start = 0; start < tensor.Count; start += Piece)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(Piece, tensor.Count - start);
            for (int i = 0; i < offsets.Length; i++)
            {
                pieces[i].AsSpan().Clear();
                offsets[i]?.AddTo(start, pieces[i].AsSpan(0, count));
            }

            for (int i = 0; i < offsets.Length; i++)
            {
                for (int j = i; j < offsets.Length; j++)
                {
                    if (offsets[i] is not null && offsets[j] is not null)
                        sums[i, j] += InnerProduct.Of(pieces[i].AsSpan(0, count), pieces[j].AsSpan(0, count));
                }
            }
        }
    }
}
