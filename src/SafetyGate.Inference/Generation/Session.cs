using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>A KV cache of fixed size and the forward pass that fills it: prefill, then one token a row and step.</summary>
internal sealed class Session<TTensor> : IDisposable
    where TTensor : class, IDisposable
{
    private readonly IEngine<TTensor> _engine;
    private readonly IForwardPass<TTensor> _pass;
    private readonly CacheLayer<TTensor>[] _cache;
    private readonly CacheShape _shape;
    private readonly int _vocabulary;
    private readonly TokenBatch _batch = new();

    public Session(IEngine<TTensor> engine, IDecoder decoder, Weights<TTensor> weights, int slots, int capacity)
    {
        _engine = engine;
        _vocabulary = decoder.Size.Vocabulary;
        _shape = new CacheShape(slots, capacity, decoder.Size.KeyValueHeads, decoder.Size.HeadDim);
        _cache = new CacheLayer<TTensor>[decoder.Size.Layers];
        for (int i = 0; i < _cache.Length; i++)
            _cache[i] = engine.CreateCache(_shape);
        _pass = decoder.Bind(engine, weights, capacity);
    }

    public bool Fits(int slots, int positions) => slots <= _shape.Slots && positions <= _shape.Capacity;

    public void Dispose()
    {
        foreach (CacheLayer<TTensor> layer in _cache)
            layer.Dispose();
    }

    /// <summary>Greedy continuation of at most as many prompts as there are slots.</summary>
    public TokenSequence[] Generate(
        IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, CancellationToken cancellation)
    {
        var rows = new Row[prompts.Count];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = new Row(i, prompts[i].Count, options.MaxNewTokens);

        Prefill(prompts, options.PrefillTokens, (first, logits) => Sample(logits, rows.AsSpan(first), options), cancellation);
        Row[] active = [.. rows];
        while ((active = [.. active.Where(row => row.Finish is null)]).Length > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            _batch.Clear();
            foreach (Row row in active)
                _batch.Add(row.Slot, row.Position++, row.Tokens[^1], output: true);
            using IDisposable scope = _engine.BeginScope();
            Sample(_pass.Run(_batch, _cache), active, options);
        }

        return [.. rows.Select(row => new TokenSequence(row.Tokens, row.Finish!.Value))];
    }

    /// <summary>Logits after the last token of each prompt.</summary>
    public List<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation)
    {
        var scores = new List<float[]>();
        Prefill(prompts, int.MaxValue, (_, logits) =>
        {
            int count = _batch.Outputs.Length;
            var values = new float[count * _vocabulary];
            _engine.Download(logits, values);
            for (int i = 0; i < count; i++)
                scores.Add(values.AsSpan(i * _vocabulary, _vocabulary).ToArray());
        }, cancellation);
        return scores;
    }

    /// <summary>Runs whole prompts, as many at a time as the budget holds but at least one.</summary>
    private void Prefill(
        IReadOnlyList<IReadOnlyList<int>> prompts, int budget, Action<int, TTensor> receive, CancellationToken cancellation)
    {
        for (int next = 0; next < prompts.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            int first = next;
            _batch.Clear();
            do
            {
                IReadOnlyList<int> prompt = prompts[next];
                for (int position = 0; position < prompt.Count; position++)
                    _batch.Add(next, position, prompt[position], output: position == prompt.Count - 1);
                next++;
            }
            while (next < prompts.Count && _batch.Count + prompts[next].Count <= budget);
            using IDisposable scope = _engine.BeginScope();
            receive(first, _pass.Run(_batch, _cache));
        }
    }

    private void Sample(TTensor logits, ReadOnlySpan<Row> rows, GenerationOptions options)
    {
        Span<int> tokens = stackalloc int[_batch.Outputs.Length];
        _engine.Argmax(logits, tokens);
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 0)
            {
                throw new SafetyGateException(
                    EngineErrors.NonFiniteLogits,
                    "the logits hold NaN: the weights are damaged or the perturbation is too large for float32. Check the checkpoint with doctor and lower --radius.");
            }

            rows[i].Append(tokens[i], options);
        }
    }

    /// <summary>One sequence under way.</summary>
    private sealed class Row(int slot, int position, int limit)
    {
        public int Slot { get; } = slot;

        /// <summary>Where the next token goes.</summary>
        public int Position { get; set; } = position;

        public List<int> Tokens { get; } = new(limit);

        public FinishReason? Finish { get; private set; }

        public void Append(int token, GenerationOptions options)
        {
            if (options.EndTokens.Contains(token))
            {
                Finish = FinishReason.EndToken;
                return;
            }

            Tokens.Add(token);
            if (Tokens.Count == limit)
                Finish = FinishReason.Length;
        }
    }
}
