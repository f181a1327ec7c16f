namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Stores the keys and values of a batch in the layout that <see cref="CacheAttention"/> reads.</summary>
internal readonly unsafe struct CacheWrite(
    SimdTensor keys, SimdTensor values, CacheLayer<SimdTensor> cache, TokenBatch batch) : IWork
{
    /// <summary>Items are tokens.</summary>
    public void Run(int first, int end)
    {
        const int Lanes = CacheAttention.Lanes;
        int width = cache.Shape.HeadDim;
        int heads = cache.Shape.KeyValueHeads;
        int blocks = CacheAttention.KeyBlocks(cache.Shape);
        for (int token = first; token < end; token++)
        {
            int position = batch.Positions[token];
            for (int head = 0; head < heads; head++)
            {
                nint plane = batch.Slots[token] * heads + head;
                float* key = cache.Keys.Data + (plane * blocks + position / Lanes) * width * Lanes + position % Lanes;
                float* from = keys.Row(token) + head * width;
                for (int i = 0; i < width; i++)
                    key[i * Lanes] = from[i];

                new ReadOnlySpan<float>(values.Row(token) + head * width, width)
                    .CopyTo(new Span<float>(cache.Values.Data + (plane * cache.Shape.Capacity + position) * width, width));
            }
        }
    }
}
