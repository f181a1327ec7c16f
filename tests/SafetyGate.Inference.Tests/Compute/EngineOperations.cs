using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Tests.Compute;

internal sealed record ProjectOperation(int Rows, int Inputs, int Outputs, bool Bias, bool Tied) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("x", Rows, Inputs), ("w", Outputs, Inputs), ("b", 1, Outputs)];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable
    {
        TTensor weight = probe.Parameter("w", Tied ? ParameterUse.Projection | ParameterUse.Lookup : ParameterUse.Projection);
        TTensor? bias = Bias ? probe.Parameter("b", ParameterUse.Vector) : null;
        return probe.Download(probe.Engine.Project(probe.Rows("x", rows), weight, bias), rows.Length * Outputs);
    }
}

internal sealed record NormalizeOperation(int Rows, int Columns, int Groups = 1, float WeightOffset = 0) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("x", Rows, Groups * Columns), ("w", 1, Columns)];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable =>
        probe.Download(
            probe.Engine.Normalize(probe.Rows("x", rows), probe.Parameter("w", ParameterUse.Vector), 1e-3f, WeightOffset),
            rows.Length * Groups * Columns);
}

internal sealed record GateOperation(int Rows, int Columns, Activation Activation = Activation.Silu) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("gate", Rows, Columns), ("up", Rows, Columns)];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable =>
        probe.Download(
            probe.Engine.Gate(probe.Rows("gate", rows), probe.Rows("up", rows), Activation), rows.Length * Columns);
}

internal sealed record AccumulateOperation(int Rows, int Columns) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("x", Rows, Columns), ("y", Rows, Columns)];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable
    {
        TTensor x = probe.Rows("x", rows);
        probe.Engine.Accumulate(x, probe.Rows("y", rows));
        return probe.Download(x, rows.Length * Columns);
    }
}

/// <summary>In place, and with a cap that bends: a tenth of the larger inputs.</summary>
internal sealed record SoftCapOperation(int Rows, int Columns) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("x", Rows, Columns)];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable
    {
        TTensor x = probe.Rows("x", rows);
        probe.Engine.SoftCap(x, 0.3f);
        return probe.Download(x, rows.Length * Columns);
    }
}

internal sealed record ScaleOperation(int Rows, int Columns) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("x", Rows, Columns)];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable
    {
        TTensor x = probe.Rows("x", rows);
        probe.Engine.Scale(x, 7.5f);
        return probe.Download(x, rows.Length * Columns);
    }
}

internal sealed record SliceOperation(int Rows, int Columns, int First) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("x", Rows, First + Columns + 3)];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable =>
        probe.Download(probe.Engine.Slice(probe.Rows("x", rows), First, Columns), rows.Length * Columns);
}

internal sealed record RotateOperation(int Rows, int Heads, int HeadDim, int Rest = 0) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("x", Rows, Heads * (HeadDim + Rest))];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable
    {
        float[] frequencies = [.. Enumerable.Range(0, HeadDim / 2).Select(i => 1f / (1 + i))];
        TTensor x = probe.Rows("x", rows);
        probe.Engine.Rotate(x, new RotaryEmbedding(frequencies, 3 * Rows, HeadDim + Rest, magnitude: 1.25f), [.. rows.Select(row => row * 2 + 1)]);
        return probe.Download(x, rows.Length * Heads * (HeadDim + Rest));
    }
}

/// <summary>Reads a table in both layouts: alone, and tied to a projection.</summary>
internal sealed record EmbedOperation(int Rows, int Columns, bool Tied) : IEngineOperation
{
    public (string Name, int Rows, int Columns)[] Tensors => [("table", Rows, Columns)];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable
    {
        TTensor table = probe.Parameter("table", Tied ? ParameterUse.Projection | ParameterUse.Lookup : ParameterUse.Lookup);
        return probe.Download(probe.Engine.Embed(table, rows), rows.Length * Columns);
    }
}

/// <summary>A row is one slot: its history is written first, slots in descending order, then each slot attends once more.</summary>
internal sealed record AttendOperation(int Rows, int Heads, int KeyValueHeads, int HeadDim, int Longest) : IEngineOperation
{
    public int? Window { get; init; }

    public float? SoftCap { get; init; }

    public (string Name, int Rows, int Columns)[] Tensors =>
    [
        ("q", Rows * Longest, Heads * HeadDim),
        ("k", Rows * Longest, KeyValueHeads * HeadDim),
        ("v", Rows * Longest, KeyValueHeads * HeadDim),
    ];

    public float[] Run<TTensor>(EngineProbe<TTensor> probe, params int[] rows)
        where TTensor : class, IDisposable
    {
        var cache = probe.Engine.CreateCache(new CacheShape(Rows, Longest, KeyValueHeads, HeadDim));
        var history = new TokenBatch();
        var next = new TokenBatch();
        foreach (int slot in rows.Reverse())
        {
            for (int position = 0; position < Length(slot) - 1; position++)
                history.Add(slot, position, slot * Longest + position, output: false);
        }

        foreach (int slot in rows)
            next.Add(slot, Length(slot) - 1, slot * Longest + Length(slot) - 1, output: true);

        float[] first = history.Count > 0 ? Attend(probe, cache, history) : [];
        float[] last = Attend(probe, cache, next);
        return rows.Length == 1 ? last : [.. last, .. first];
    }

    private int Length(int slot) => 1 + (slot * 7919 + Longest - 1) % Longest; // the first slot is full

    private float[] Attend<TTensor>(EngineProbe<TTensor> probe, CacheLayer<TTensor> cache, TokenBatch batch)
        where TTensor : class, IDisposable
    {
        int[] rows = batch.Tokens.ToArray();
        TTensor result = probe.Engine.Attend(
            probe.Rows("q", rows), probe.Rows("k", rows), probe.Rows("v", rows), cache, batch,
            new AttentionShape(Heads, KeyValueHeads, HeadDim, 0.4f) { Window = Window, SoftCap = SoftCap });
        return probe.Download(result, rows.Length * Heads * HeadDim);
    }
}
