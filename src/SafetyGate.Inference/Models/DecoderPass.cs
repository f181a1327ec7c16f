using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>The forward pass of every family.</summary>
internal sealed class DecoderPass<TTensor>(
    IEngine<TTensor> engine, DecoderConfig config, DecoderWeights<TTensor> weights, int positions) : IForwardPass<TTensor>
    where TTensor : class, IDisposable
{
    private readonly RotarySchedule _rotary = new(config.Rotary, positions);
    private readonly RotarySchedule? _localRotary =
        config.LocalRotary is null ? null : new RotarySchedule(config.LocalRotary, positions);
    private readonly AttentionShape[] _attention =
    [
        .. config.Windows.Select(window =>
            new AttentionShape(config.Heads, config.KeyValueHeads, config.HeadDim, config.AttentionScale)
            {
                Window = window,
                SoftCap = config.AttentionCap,
            }),
    ];

    public TTensor Run(TokenBatch batch, IReadOnlyList<CacheLayer<TTensor>> cache)
    {
        _rotary.Prepare(batch);
        _localRotary?.Prepare(batch);
        TTensor x = engine.Embed(weights.Embedding, batch.Tokens); // [tokens, hidden]
        if (config.EmbeddingScale is float scale)
            engine.Scale(x, scale);

        for (int i = 0; i < config.Layers; i++)
        {
            using IDisposable scope = engine.BeginScope();
            DecoderLayer<TTensor> layer = weights.Layers[i];

            TTensor h = Normalize(x, layer.AttentionNorm);
            (TTensor q, TTensor k, TTensor v) = engine.Project(h, layer.Attention); // [tokens, heads or kvHeads * headDim]
            if (config.HeadNorms)
            {
                q = Normalize(q, layer.Attention.QueryNorm!);
                k = Normalize(k, layer.Attention.KeyNorm!);
            }

            RotarySchedule rotary = _attention[i].Window is null ? _rotary : _localRotary ?? _rotary;
            engine.Rotate(q, rotary.Table, rotary.Rows);
            engine.Rotate(k, rotary.Table, rotary.Rows);
            TTensor attended = engine.Attend(q, k, v, cache[i], batch, _attention[i]);
            Add(x, attended, layer.Attention.Output, layer.AttentionOutputNorm);

            h = Normalize(x, layer.FeedForwardNorm);
            TTensor gated = engine.Project(h, layer.FeedForward, config.Activation); // [tokens, intermediate]
            Add(x, gated, layer.FeedForward.Down, layer.FeedForwardOutputNorm);
        }

        TTensor last = Normalize(engine.Select(x, batch.Outputs), weights.Norm);
        TTensor logits = engine.Project(last, weights.Head); // [outputs, vocabulary]
        if (config.LogitCap is float cap)
            engine.SoftCap(logits, cap);
        return logits;
    }

    private TTensor Normalize(TTensor x, TTensor weight) => engine.Normalize(x, weight, config.Epsilon, config.NormOffset);

    /// <summary>x += norm(layer(y)), where there is a norm.</summary>
    private void Add(TTensor x, TTensor y, Linear<TTensor> layer, TTensor? norm)
    {
        if (norm is null)
            engine.ProjectOnto(x, y, layer.Weight, layer.Bias);
        else
            engine.Accumulate(x, Normalize(engine.Project(y, layer), norm));
    }
}
