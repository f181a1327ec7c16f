namespace SafetyGate.Inference.Compute.Simd;

/// <summary>Tokens of one slot that attend together.</summary>
internal readonly record struct AttentionPart(int FirstToken, int Tokens);

/// <summary>How a batch's attention is shared out; reused for every layer and batch, so that it allocates nothing.</summary>
internal sealed class AttentionPlan
{
    /// <summary>Tokens of a part at most: with one head to a group they fill a tile.</summary>
    private const int MostTokens = 8;
    private AttentionPart[] _parts = new AttentionPart[64];

    public AttentionPart[] Parts => _parts;

    public int Count { get; private set; }

    /// <summary>The most positions that a token sees or could see.</summary>
    public int Longest { get; private set; }

    /// <summary>
    /// Whether all new tokens of every slot are in one part: then the part's own item writes them to the cache, and no other
    /// reads them.
    /// </summary>
    public bool WritesItself { get; private set; }

    public void Prepare(TokenBatch batch)
    {
        ReadOnlySpan<int> slots = batch.Slots, positions = batch.Positions;
        Count = Longest = 0;
        WritesItself = true;
        for (int first = 0, end; first < slots.Length; first = end)
        {
            bool continued = first > 0 && slots[first - 1] == slots[first];
            WritesItself &= !continued;
            for (end = first + 1; end < slots.Length && end < first + MostTokens && slots[end] == slots[first];)
                end++;
            if (Count == _parts.Length)
                Array.Resize(ref _parts, 2 * Count);
            _parts[Count++] = new AttentionPart(first, end - first);
            Longest = Math.Max(Longest, positions[end - 1] + 1);
        }
    }
}
