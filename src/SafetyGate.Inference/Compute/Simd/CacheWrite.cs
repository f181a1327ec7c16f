using System.Runtime.CompilerServices;

namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Stores the keys and values of a batch in the layout that <see cref="CacheAttention"/> reads.</summary>
internal readonly unsafe struct CacheWrite(AttentionInput input) : IWork
{
    /// <summary>Items are tokens.</summary>
    public void Run(int first, int end)
    {
        for (int head = 0; head < input.Shape.KeyValueHeads; head++)
            Store(input, first, end, head);
    }

    /// <summary>One head of some tokens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(in AttentionInput input, int first, int end, int head)
    {
        const int Width = CacheAttention.Lanes;
        CacheLayer<SimdTensor> cache = input.Cache;
        int headDim = cache.Shape.HeadDim;
        int blocks = CacheAttention.KeyBlocks(cache.Shape);
        for (int token = first; token < end; token++)
        {
            int position = input.Batch.Positions[token];
            nint plane = input.Batch.Slots[token] * cache.Shape.KeyValueHeads + head;
            float* key = cache.Keys.Data + (plane * blocks + position / Width) * headDim * Width + position % Width;
            float* from = input.Keys.Row(token) + head * headDim;
            for (int i = 0; i < headDim; i++)
                key[i * Width] = from[i];

            new ReadOnlySpan<float>(input.Values.Row(token) + head * headDim, headDim)
                .CopyTo(new Span<float>(cache.Values.Data + (plane * cache.Shape.Capacity + position) * headDim, headDim));
        }
    }
}
