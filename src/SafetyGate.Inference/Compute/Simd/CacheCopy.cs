namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Copies the beginning of a slot to other slots, in the layout that <see cref="CacheAttention"/> reads.</summary>
internal static class CacheCopy
{
    public static void Run(CacheLayer<SimdTensor> cache, int from, ReadOnlySpan<int> to, int positions)
    {
        CacheShape shape = cache.Shape;
        // Keys in whole blocks: what lies behind the positions is overwritten before it is read.
        int blocks = (positions + CacheAttention.Lanes - 1) / CacheAttention.Lanes;
        int keys = blocks * CacheAttention.Lanes * shape.HeadDim;
        int values = positions * shape.HeadDim;
        foreach (int slot in to)
        {
            for (int head = 0; head < shape.KeyValueHeads; head++)
            {
                int source = from * shape.KeyValueHeads + head;
                int target = slot * shape.KeyValueHeads + head;
                cache.Keys.RowSpan(source)[..keys].CopyTo(cache.Keys.RowSpan(target));
                cache.Values.RowSpan(source)[..values].CopyTo(cache.Values.RowSpan(target));
            }
        }
    }
}
