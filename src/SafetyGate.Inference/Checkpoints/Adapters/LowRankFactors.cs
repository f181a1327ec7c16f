namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>Two thin matrices whose product changes a weight: <c>left [rows, rank]</c> by <c>right [rank, columns]</c>.</summary>
/// <param name="Left">Row-major.</param>
/// <param name="Right">Row-major.</param>
/// <param name="Rank">The inner dimension, at least 1.</param>
internal sealed record LowRankFactors(float[] Left, float[] Right, int Rank)
{
    /// <summary>Of a linear layer <c>[out, in]</c>: B <c>[out, rank]</c> by A <c>[rank, in]</c>.</summary>
    public static LowRankFactors OfLinear(StoredTensor a, StoredTensor b) => new(Read(b), Read(a), (int)a.Shape[0]);

    /// <summary>Of an embedding <c>[vocabulary, hidden]</c>: the transpose of B <c>[hidden, rank]</c> by A <c>[rank, vocabulary]</c>.</summary>
    public static LowRankFactors OfEmbedding(StoredTensor a, StoredTensor b) => new(
        Transpose(Read(a), (int)a.Shape[0]), Transpose(Read(b), (int)b.Shape[0]), (int)a.Shape[0]);

    private static float[] Read(StoredTensor tensor)
    {
        var values = new float[tensor.Count];
        tensor.Read(0, values);
        return values;
    }

    private static float[] Transpose(float[] values, int rows)
    {
        int columns = values.Length / rows;
        var turned = new float[values.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                turned[column * rows + row] = values[row * columns + column];
        }

        return turned;
    }
}
