using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Generation;

/// <summary>
/// A KV cache of fixed size and the forward passes that fill it. A pass takes the next token of every sequence that is being
/// answered and, within a budget, prompt tokens of those that are not yet; a sequence that ends leaves its slot to the next
/// prompt. Since a token's result is a function of its own sequence, none of this changes a bit of any.
/// </summary>
internal sealed class Session<TTensor> : IDisposable
    where TTensor : class, IDisposable
{
    private readonly IEngine<TTensor> _engine;
    private readonly IForwardPass<TTensor> _pass;
    private readonly CacheLayer<TTensor>[] _cache;
    private readonly CacheShape _shape;
    private readonly DecoderSize _size;
    private readonly TokenBatch _batch = new();
    private readonly SequenceRow[] _rows; // those under way first
    private readonly SequenceRow?[] _outputs; // whose logits a pass gives; null where nobody asked
    private readonly int[] _sampled;
    private int _outputCount;

    public Session(IEngine<TTensor> engine, IDecoder decoder, Weights<TTensor> weights, int slots, int capacity)
    {
        _engine = engine;
        _size = decoder.Size;
        _shape = new CacheShape(slots, capacity, _size.KeyValueHeads, _size.HeadDim);
        _pass = decoder.Bind(engine, weights, capacity);
        _cache = KeyValueCache.Create(engine, _shape, _size.Layers);
        _rows = [.. Enumerable.Range(0, slots).Select(slot => new SequenceRow(slot))];
        _outputs = new SequenceRow?[slots];
        _sampled = new int[slots];
    }

    public bool Fits(int slots, int positions) => slots <= _shape.Slots && positions <= _shape.Capacity;

    public void Dispose()
    {
        foreach (CacheLayer<TTensor> layer in _cache)
            layer.Dispose();
    }

    /// <summary>Greedy continuations, as many side by side as the options and the slots allow.</summary>
    public TokenSequence[] Generate(
        IReadOnlyList<IReadOnlyList<int>> prompts, GenerationOptions options, ITokenWatch? watch, CancellationToken cancellation)
    {
        var results = new TokenSequence[prompts.Count];
        int[] order = [.. Enumerable.Range(0, prompts.Count).OrderByDescending(i => prompts[i].Count)];
        int slots = Math.Min(Math.Min(options.BatchSize, _shape.Slots), prompts.Count);
        Array.Sort(_rows, static (a, b) => a.Slot.CompareTo(b.Slot));
        int shared = options.SharePrefix ? Share(prompts, slots, options.PrefillTokens, cancellation) : 0;
        for (int active = 0, next = 0; ;)
        {
            while (active < slots && next < order.Length)
                _rows[active++].Begin(order[next], prompts[order[next++]], shared, options.MaxNewTokens);
            if (active == 0)
                return results;
            cancellation.ThrowIfCancellationRequested();
            Compose(_rows.AsSpan(0, active), options.PrefillTokens);
            using (_engine.BeginScope())
                Sample(_pass.Run(_batch, _cache), options, watch);
            for (int i = active - 1; i >= 0; i--)
            {
                SequenceRow row = _rows[i];
                if (row.Finish is null)
                    continue;
                results[row.Index] = row.ToSequence();
                (_rows[i], _rows[active - 1]) = (_rows[active - 1], row);
                active--;
            }
        }
    }

    /// <summary>Logits after the last token of each prompt, at most as many as there are slots.</summary>
    public List<float[]> Score(IReadOnlyList<IReadOnlyList<int>> prompts, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _batch.Clear();
        for (int slot = 0; slot < prompts.Count; slot++)
        {
            for (int position = 0; position < prompts[slot].Count; position++)
                _batch.Add(slot, position, prompts[slot][position], output: position == prompts[slot].Count - 1);
        }

        var values = new float[(long)prompts.Count * _size.Vocabulary];
        using (_engine.BeginScope())
            _engine.Download(_pass.Run(_batch, _cache), values);
        return [.. Enumerable.Range(0, prompts.Count).Select(i => values.AsSpan(i * _size.Vocabulary, _size.Vocabulary).ToArray())];
    }

    /// <summary>
    /// Computes what all prompts begin with once and copies it to every slot, where it stays: a sequence writes behind it.
    /// </summary>
    private int Share(IReadOnlyList<IReadOnlyList<int>> prompts, int slots, int budget, CancellationToken cancellation)
    {
        int shared = SharedPrefix.Length(prompts, _size.LongestDivisible);
        for (int done = 0; done < shared;)
        {
            cancellation.ThrowIfCancellationRequested();
            int end = Math.Min(shared, done + budget);
            _batch.Clear();
            for (; done < end; done++)
                _batch.Add(slot: 0, done, prompts[0][done], output: done == end - 1);
            using (_engine.BeginScope())
                _pass.Run(_batch, _cache);
        }

        if (shared > 0 && slots > 1)
        {
            int[] others = [.. Enumerable.Range(1, slots - 1)];
            foreach (CacheLayer<TTensor> layer in _cache)
                _engine.CopyCache(layer, 0, others, shared);
        }

        return shared;
    }

    /// <summary>Puts together the next pass.</summary>
    private void Compose(ReadOnlySpan<SequenceRow> rows, int budget)
    {
        _batch.Clear();
        _outputCount = 0;
        foreach (SequenceRow row in rows)
        {
            int left = row.Prompt.Count - row.Cached;
            if (left <= 0)
            {
                Add(row, row.Tokens[^1], output: true);
                continue;
            }

            if (budget <= 0)
                continue;
            // A prompt that is rotated by its whole length runs whole.
            int count = row.Prompt.Count > _size.LongestDivisible ? left : Math.Min(left, budget);
            budget -= count;
            for (int end = row.Cached + count; row.Cached < end;)
                Add(row, row.Prompt[row.Cached], output: row.Cached == row.Prompt.Count - 1);
        }

        if (_outputCount == 0)
            AskForNothing();
    }

    private void Add(SequenceRow row, int token, bool output)
    {
        if (output)
            _outputs[_outputCount++] = row;
        _batch.Add(row.Slot, row.Cached++, token, output);
    }

    /// <summary>Engines need not know of passes without logits: the last token's are computed and left.</summary>
    private void AskForNothing()
    {
        _outputs[_outputCount++] = null;
        _batch.AskForLast();
    }

    private void Sample(TTensor logits, GenerationOptions options, ITokenWatch? watch)
    {
        Span<int> tokens = _sampled.AsSpan(0, _outputCount);
        _engine.Argmax(logits, tokens);
        for (int i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 0)
            {
                throw new SafetyGateException(
                    EngineErrors.NonFiniteLogits,
                    "the logits hold NaN: the weights are damaged or the perturbation is too large for float32. Check the checkpoint with doctor and lower --radius.");
            }

            _outputs[i]?.Append(tokens[i], options, watch);
        }
    }
}
