using System.Numerics.Tensors;

namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>
/// W + scale * (left right), in float32 and a row at a time, so that a merged weight is nowhere kept: LoRA,
/// arXiv 2106.09685.
/// </summary>
/// <param name="columns">Of the weight.</param>
/// <param name="factors">Read at first use.</param>
/// <param name="scale">alpha / rank, or alpha / sqrt(rank) for rsLoRA (arXiv 2312.03732).</param>
internal sealed class LowRankMerge(int columns, Lazy<LowRankFactors> factors, float scale) : ITensorMerge
{
    private const int PieceColumns = 512;

    public void Apply(long start, Span<float> values)
    {
        LowRankFactors product = factors.Value;
        Span<float> room = stackalloc float[PieceColumns];
        while (values.Length > 0)
        {
            (long row, long column) = Math.DivRem(start, columns);
            Span<float> piece = values[..(int)Math.Min(Math.Min(values.Length, PieceColumns), columns - column)];
            Span<float> change = room[..piece.Length];
            change.Clear();
            ReadOnlySpan<float> left = product.Left.AsSpan((int)row * product.Rank, product.Rank);
            for (int k = 0; k < left.Length; k++)
            {
                ReadOnlySpan<float> right = product.Right.AsSpan(k * columns + (int)column, piece.Length);
                TensorPrimitives.FusedMultiplyAdd(right, left[k], change, change);
            }

            TensorPrimitives.FusedMultiplyAdd(change, scale, piece, piece);
            start += piece.Length;
            values = values[piece.Length..];
        }
    }
}
