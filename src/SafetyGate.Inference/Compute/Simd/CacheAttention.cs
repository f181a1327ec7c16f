using System.Buffers;
using System.Runtime.Intrinsics;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>
/// Attention of each query over its own slot of the cache. Keys lie as [slot, kvHead, position / 16, headDim, 16], so that a
/// vector holds 16 positions and no score needs a sum across lanes; values as [slot, kvHead, position, headDim].
/// </summary>
internal readonly unsafe struct CacheAttention(
    SimdTensor queries, CacheLayer<SimdTensor> cache, TokenBatch batch, AttentionShape shape, SimdTensor result) : IWork
{
    /// <summary>Positions in a vector.</summary>
    public const int Lanes = 16;

    /// <summary>Vectors of positions in a slot.</summary>
    public static int KeyBlocks(CacheShape shape) => (shape.Capacity + Lanes - 1) / Lanes;

    /// <summary>Items are (token, head).</summary>
    public void Run(int first, int end)
    {
        int blocks = KeyBlocks(cache.Shape);
        float[] rented = ArrayPool<float>.Shared.Rent(blocks * Lanes);
        fixed (float* scratch = rented)
        {
            for (int item = first; item < end; item++)
                Attend(item / shape.Heads, item % shape.Heads, scratch);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private void Attend(int token, int head, float* scores)
    {
        int width = shape.HeadDim;
        int count = batch.Positions[token] + 1;
        int oldest = Math.Max(0, count - (shape.Window ?? count));
        int keyValueHead = head / (shape.Heads / shape.KeyValueHeads);
        int plane = batch.Slots[token] * shape.KeyValueHeads + keyValueHead;
        float* query = queries.Row(token) + head * width;
        float* keys = cache.Keys.Data + (nint)plane * KeyBlocks(cache.Shape) * width * Lanes;
        float* values = cache.Values.Data + (nint)plane * cache.Shape.Capacity * width;

        float sum = Softmax(query, keys, scores, oldest, count);
        Mix(scores + oldest, values + (nint)oldest * width, count - oldest, 1 / sum, result.Row(token) + head * width);
    }

    /// <summary>Unnormalised weights exp(score - largest) of the positions from oldest up to count; returns their sum.</summary>
    private float Softmax(float* query, float* keys, float* scores, int oldest, int count)
    {
        int width = shape.HeadDim;
        int firstBlock = oldest / Lanes;
        int blocks = (count + Lanes - 1) / Lanes;
        float cap = shape.SoftCap ?? 0;
        Vector512<float> largest = Vector512.Create(float.NegativeInfinity);
        for (int block = firstBlock; block < blocks; block++)
        {
            float* key = keys + (nint)block * width * Lanes;
            Vector512<float> even = default, odd = default;
            for (int i = 0; i < width; i += 2)
            {
                even = Vector512.FusedMultiplyAdd(Vector512.Create(query[i]), Vector512.LoadAligned(key + i * Lanes), even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Create(query[i + 1]), Vector512.LoadAligned(key + (i + 1) * Lanes), odd);
            }

            Vector512<float> score = (even + odd) * shape.Scale;
            if (cap > 0)
                score = Lane.SoftCap(score, cap);
            if (block == blocks - 1)
                score = Vector512.ConditionalSelect(Within(count - block * Lanes), score, Vector512.Create(float.NegativeInfinity));
            if (block == firstBlock)
                score = Vector512.ConditionalSelect(Within(oldest - block * Lanes), Vector512.Create(float.NegativeInfinity), score);
            largest = Vector512.Max(largest, score);
            score.Store(scores + block * Lanes);
        }

        Vector512<float> top = Vector512.Create(Lane.Max(largest));
        Vector512<float> sum = default;
        for (int block = firstBlock; block < blocks; block++)
        {
            Vector512<float> weight = Vector512.Exp(Vector512.Load(scores + block * Lanes) - top);
            sum += weight;
            weight.Store(scores + block * Lanes);
        }

        return Lane.Sum(sum);
    }

    /// <summary>Sum of the values by weight.</summary>
    private void Mix(float* weights, float* values, int count, float scale, float* output)
    {
        int width = shape.HeadDim;
        int i = 0;
        for (; i + 2 * Lanes <= width; i += 2 * Lanes)
        {
            Vector512<float> a = default, b = default;
            for (int position = 0; position < count; position++)
            {
                Vector512<float> weight = Vector512.Create(weights[position]);
                float* value = values + (nint)position * width + i;
                a = Vector512.FusedMultiplyAdd(weight, Vector512.Load(value), a);
                b = Vector512.FusedMultiplyAdd(weight, Vector512.Load(value + Lanes), b);
            }

            (a * scale).Store(output + i);
            (b * scale).Store(output + i + Lanes);
        }

        for (; i + Lanes <= width; i += Lanes)
        {
            Vector512<float> a = default;
            for (int position = 0; position < count; position++)
                a = Vector512.FusedMultiplyAdd(Vector512.Create(weights[position]), Vector512.Load(values + (nint)position * width + i), a);
            (a * scale).Store(output + i);
        }

        for (; i < width; i++)
        {
            float sum = 0;
            for (int position = 0; position < count; position++)
                sum = MathF.FusedMultiplyAdd(weights[position], values[(nint)position * width + i], sum);
            output[i] = sum * scale;
        }
    }

    private static Vector512<float> Within(int count) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();
}
