using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>The weights of an attention layer, its inputs apart or in one matrix.</summary>
internal sealed class AttentionWeights<TTensor>
    where TTensor : class
{
    public AttentionWeights(IParameterSource<TTensor> source, DecoderConfig config, string prefix)
    {
        QueryWidth = config.Heads * config.HeadDim;
        KeyValueWidth = config.KeyValueHeads * config.HeadDim;
        if (config.Fused) // registers its output first
        {
            Output = Linear.Create(source, $"{prefix}.o_proj", config.Hidden, QueryWidth, config.OutputBias);
            Fused = Linear.Create(source, $"{prefix}.qkv_proj", QueryWidth + 2 * KeyValueWidth, config.Hidden, config.InputBias);
            return;
        }

        Query = Linear.Create(source, $"{prefix}.q_proj", QueryWidth, config.Hidden, config.InputBias);
        Key = Linear.Create(source, $"{prefix}.k_proj", KeyValueWidth, config.Hidden, config.InputBias);
        Value = Linear.Create(source, $"{prefix}.v_proj", KeyValueWidth, config.Hidden, config.InputBias);
        Output = Linear.Create(source, $"{prefix}.o_proj", config.Hidden, QueryWidth, config.OutputBias);
        if (config.HeadNorms)
        {
            QueryNorm = source.Vector($"{prefix}.q_norm.weight", config.HeadDim);
            KeyNorm = source.Vector($"{prefix}.k_norm.weight", config.HeadDim);
        }
    }

    public int QueryWidth { get; }

    public int KeyValueWidth { get; }

    /// <summary>Query, key and value, one after another; null where they are apart.</summary>
    public Linear<TTensor>? Fused { get; }

    public Linear<TTensor>? Query { get; }

    public Linear<TTensor>? Key { get; }

    public Linear<TTensor>? Value { get; }

    public Linear<TTensor> Output { get; }

    public TTensor? QueryNorm { get; } // [headDim]

    public TTensor? KeyNorm { get; } // [headDim]
}

internal static class AttentionProjection
{
    /// <summary>[rows, hidden] to queries [rows, heads * headDim], keys and values [rows, kvHeads * headDim].</summary>
    public static (TTensor Queries, TTensor Keys, TTensor Values) Project<TTensor>(
        this IEngine<TTensor> engine, TTensor x, AttentionWeights<TTensor> weights)
        where TTensor : class, IDisposable
    {
        if (weights.Fused is null)
        {
            Linear<TTensor> query = weights.Query!, key = weights.Key!, value = weights.Value!;
            return engine.ProjectTogether(x, (query.Weight, query.Bias), (key.Weight, key.Bias), (value.Weight, value.Bias));
        }

        TTensor all = engine.Project(x, weights.Fused);
        return (
            engine.Slice(all, 0, weights.QueryWidth),
            engine.Slice(all, weights.QueryWidth, weights.KeyValueWidth),
            engine.Slice(all, weights.QueryWidth + weights.KeyValueWidth, weights.KeyValueWidth));
    }
}
