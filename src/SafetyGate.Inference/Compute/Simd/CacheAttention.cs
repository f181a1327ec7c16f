using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Attention of each query over its own slot of the cache: two products by <see cref="PanelTile"/> with a softmax between.
/// Keys lie in panels of 32 positions, [slot, kvHead, position / 32, headDim, 32]; values as
/// [slot, kvHead, position, headDim]. The heads of a group and the tokens of a part share every load.
/// </summary>
/// <remarks>
/// The scores stay in the first cache, so keys and values are read once, as with an online softmax, but no sum is rescaled
/// and a query's bits do not depend on how positions are blocked.
/// </remarks>
internal readonly unsafe struct CacheAttention(AttentionInput input, AttentionPlan plan, SimdTensor result) : IWork
{
    /// <summary>Positions in a panel of keys.</summary>
    public const int Lanes = Tile.Columns;
    private const int VectorLanes = 16;

    /// <summary>Panels of positions in a slot.</summary>
    public static int KeyBlocks(CacheShape shape) => (shape.Capacity + Lanes - 1) / Lanes;

    /// <summary>Items are (part, kvHead).</summary>
    public void Run(int first, int end)
    {
        AttentionShape shape = input.Shape;
        int stride = (plan.Longest + Tile.Columns - 1) / Tile.Columns * Tile.Columns;
        float[] rented = ArrayPool<float>.Shared.Rent(QueryRows.Size(stride, PanelTile.Rows, shape.HeadDim));
        fixed (float* scratch = rented)
        {
            var rows = new QueryRows(scratch, stride, PanelTile.Rows, shape.HeadDim);
            for (int item = first; item < end; item++)
            {
                AttentionPart part = plan.Parts[item / shape.KeyValueHeads];
                int head = item % shape.KeyValueHeads;
                if (plan.WritesItself)
                    CacheWrite.Store(input, part.FirstToken, part.FirstToken + part.Tokens, head);
                Attend(part, head, rows);
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>All queries of a part and a group of heads, a tile of them at a time.</summary>
    private void Attend(AttentionPart part, int keyValueHead, QueryRows scratch)
    {
        AttentionShape shape = input.Shape;
        int group = shape.Heads / shape.KeyValueHeads;
        int queries = part.Tokens * group;
        int tiles = (queries + PanelTile.Rows - 1) / PanelTile.Rows;
        for (int i = 0, query = 0; i < tiles; i++)
        {
            int rows = (queries - query + tiles - i - 1) / (tiles - i);
            Attend(part, keyValueHead, query, rows, scratch);
            query += rows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Attend(AttentionPart part, int keyValueHead, int firstQuery, int rows, QueryRows scratch)
    {
        AttentionShape shape = input.Shape;
        int width = shape.HeadDim;
        int group = shape.Heads / shape.KeyValueHeads;
        int firstToken = part.FirstToken + firstQuery / group;
        int lastToken = part.FirstToken + (firstQuery + rows - 1) / group;
        int oldest = Oldest(firstToken);
        int count = input.Batch.Positions[lastToken] + 1;
        nint plane = input.Batch.Slots[firstToken] * shape.KeyValueHeads + keyValueHead;
        byte* keys = (byte*)(input.Cache.Keys.Data + plane * KeyBlocks(input.Cache.Shape) * width * Tile.Columns);
        byte* values = (byte*)(input.Cache.Values.Data + plane * input.Cache.Shape.Capacity * width);

        for (int row = 0; row < rows; row++)
            new ReadOnlySpan<float>(Query(input.Queries, part, keyValueHead, firstQuery + row), width).CopyTo(new Span<float>(scratch.Query(row), width));
        Score(keys, values, oldest, count, rows, scratch);
        for (int row = 0; row < rows; row++)
        {
            int token = part.FirstToken + (firstQuery + row) / group;
            scratch.Scales[row] = 1 / Softmax(scratch.Score(row), Oldest(token), input.Batch.Positions[token] + 1, oldest, count);
        }

        var tile = new Tile
        {
            X = scratch.Score(0) + oldest,
            XStride = scratch.Stride,
            Rows = rows,
            Inputs = count - oldest,
            PanelStride = width * sizeof(float),
            Sums = scratch.Sums,
            SumStride = Tile.Columns,
        };
        for (int column = 0; column < width; column += Tile.Columns)
        {
            tile.Panel = tile.Ahead = values + ((nint)oldest * width + column) * sizeof(float);
            PanelTile.Run<Float32Panels>(tile);
            int columns = Math.Min(Tile.Columns, width - column);
            for (int row = 0; row < rows; row++)
            {
                float* sums = scratch.Sums + row * Tile.Columns;
                RowKernels.Scale(sums, scratch.Scales[row], columns);
                new ReadOnlySpan<float>(sums, columns).CopyTo(new Span<float>(Query(result, part, keyValueHead, firstQuery + row) + column, columns));
            }
        }
    }

    /// <summary>Products of the queries with the keys, whole panels of positions; meanwhile the values are fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(byte* keys, byte* values, int oldest, int count, int rows, QueryRows scratch)
    {
        int width = input.Shape.HeadDim;
        nint panelBytes = (nint)width * Tile.Columns * sizeof(float);
        var tile = new Tile
        {
            X = scratch.Query(0),
            XStride = width,
            Rows = rows,
            Inputs = width,
            PanelStride = Tile.Columns * sizeof(float),
            SumStride = scratch.Stride,
            AheadStride = Tile.Columns * sizeof(float),
        };
        for (int panel = oldest / Tile.Columns; panel * Tile.Columns < count; panel++)
        {
            tile.Panel = keys + panel * panelBytes;
            tile.Ahead = values + panel * panelBytes;
            tile.Sums = scratch.Score(0) + panel * Tile.Columns;
            PanelTile.Run<Float32Panels>(tile);
        }
    }

    /// <summary>
    /// Unnormalised weights exp(score - largest) of the positions from oldest up to count, zero for the others from first up
    /// to end; returns their sum.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Softmax(float* scores, int oldest, int count, int first, int end)
    {
        float cap = input.Shape.SoftCap ?? 0;
        int begin = oldest / VectorLanes * VectorLanes;
        Vector512<float> nothing = Vector512.Create(float.NegativeInfinity);
        Vector512<float> largest = nothing;
        for (int i = begin; i < count; i += VectorLanes)
        {
            Vector512<float> score = Vector512.Load(scores + i) * input.Shape.Scale;
            if (cap > 0)
                score = Lane.SoftCap(score, cap);
            if (i + VectorLanes > count)
                score = Vector512.ConditionalSelect(Lane.Before(count - i), score, nothing);
            if (i < oldest)
                score = Vector512.ConditionalSelect(Lane.Before(oldest - i), nothing, score);
            largest = Vector512.Max(largest, score);
            score.Store(scores + i);
        }

        Vector512<float> top = Vector512.Create(Lane.Max(largest));
        Vector512<float> sum = default;
        int next = begin;
        for (; next < count; next += VectorLanes)
        {
            Vector512<float> weight = Lane.Exp(Vector512.Load(scores + next) - top);
            sum += weight;
            weight.Store(scores + next);
        }

        if (begin > first)
            new Span<float>(scores + first, begin - first).Clear();
        if (end > next)
            new Span<float>(scores + next, end - next).Clear();
        return Lane.Sum(sum);
    }

    private int Oldest(int token)
    {
        int count = input.Batch.Positions[token] + 1;
        return Math.Max(0, count - (input.Shape.Window ?? count));
    }

    /// <summary>A query's place in [tokens, heads * headDim]; queries are counted within the part, heads fastest.</summary>
    private float* Query(SimdTensor tensor, AttentionPart part, int keyValueHead, int query)
    {
        int group = input.Shape.Heads / input.Shape.KeyValueHeads;
        return tensor.Row(part.FirstToken + query / group) + (keyValueHead * group + query % group) * input.Shape.HeadDim;
    }
}
