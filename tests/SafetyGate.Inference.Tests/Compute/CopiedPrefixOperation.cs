using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Tests.Compute;

/// <summary>Every slot holds the same first positions, computed in each or copied from the last; then it attends to some of its own.</summary>
internal sealed record CopiedPrefixOperation(int Rows, int Heads, int KeyValueHeads, int HeadDim, int Shared, int Own) : IEngineOperation
{
    public bool Copies { get; init; }

    public (string Name, int Rows, int Columns)[] Tensors =>
    [
        ("q", Shared + Rows * Own, Heads * HeadDim),
        ("k", Shared + Rows * Own, KeyValueHeads * HeadDim),
        ("v", Shared + Rows * Own, KeyValueHeads * HeadDim),
    ];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable
    {
        CacheLayer<TTensor> cache = probe.Engine.CreateCache(new CacheShape(Rows, Shared + Own, KeyValueHeads, HeadDim));
        foreach (int slot in Copies ? [Rows - 1] : rows)
        {
            var prefix = new TokenBatch();
            for (int position = 0; position < Shared; position++)
                prefix.Add(slot, position, position, output: false);
            Attend(probe, cache, prefix);
        }

        if (Copies)
            probe.Engine.CopyCache(cache, Rows - 1, [.. rows.SkipLast(1)], Shared);
        var own = new TokenBatch();
        foreach (int slot in rows)
        {
            for (int position = 0; position < Own; position++)
                own.Add(slot, Shared + position, Shared + slot * Own + position, output: true);
        }

        return Attend(probe, cache, own);
    }

    private float[] Attend<TTensor>(EngineProbe<TTensor> probe, CacheLayer<TTensor> cache, TokenBatch batch)
        where TTensor : class, IDisposable
    {
        int[] rows = batch.Tokens.ToArray();
        TTensor result = probe.Engine.Attend(
            probe.Rows("q", rows), probe.Rows("k", rows), probe.Rows("v", rows), cache, batch, new AttentionShape(Heads, KeyValueHeads, HeadDim, 0.4f));
        return probe.Download(result, rows.Length * Heads * HeadDim);
    }
}
