using System.Text.Json;
using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>
/// The Llama family (arXiv 2302.13971, 2307.09288): pre-norm decoder with RMSNorm, rotary positions, grouped-query
/// attention and SwiGLU; as <c>LlamaForCausalLM</c> in Hugging Face transformers.
/// </summary>
public sealed class Llama : IDecoderFamily
{
    public string ModelType => "llama";

    public IDecoder Read(JsonElement config) => new LlamaDecoder(LlamaConfig.Read(new ModelConfig(config)));
}

/// <summary>The settings of config.json that shape the arithmetic.</summary>
internal sealed record LlamaConfig(
    int Layers, int Hidden, int Intermediate, int Heads, int KeyValueHeads, int HeadDim, int Vocabulary, int Context)
{
    public required float Epsilon { get; init; }

    public required RotaryConfig Rotary { get; init; }

    /// <summary>The head shares the embedding table.</summary>
    public required bool Tied { get; init; }

    public required bool AttentionBias { get; init; }

    public required bool FeedForwardBias { get; init; }

    public static LlamaConfig Read(ModelConfig config)
    {
        config.RequireValue("hidden_act", "silu");
        config.RequireValue("pretraining_tp", 1);
        int hidden = config.Size("hidden_size");
        int heads = config.Size("num_attention_heads");
        int headDim = config.Size("head_dim", hidden / heads);
        var read = new LlamaConfig(
            config.Size("num_hidden_layers"),
            hidden,
            config.Size("intermediate_size"),
            heads,
            config.Size("num_key_value_heads", heads),
            headDim,
            config.Size("vocab_size"),
            config.Size("max_position_embeddings", 2048))
        {
            Epsilon = config.Number("rms_norm_eps", 1e-6f),
            Rotary = RotaryConfig.Read(config, headDim),
            Tied = config.Flag("tie_word_embeddings", false),
            AttentionBias = config.Flag("attention_bias", false),
            FeedForwardBias = config.Flag("mlp_bias", false),
        };
        config.Require(read.Layers <= 1024, "num_hidden_layers must be at most 1024");
        config.Require(headDim > 0 && headDim % 2 == 0, "head_dim (or hidden_size / num_attention_heads) must be even and above 0");
        config.Require((long)heads * headDim <= ModelConfig.LargestSize, $"num_attention_heads * head_dim must be at most {ModelConfig.LargestSize}");
        config.Require(heads % read.KeyValueHeads == 0, "num_attention_heads must be a multiple of num_key_value_heads");
        config.ThrowIfWrong();
        return read;
    }
}

internal sealed class LlamaDecoder(LlamaConfig config) : DecoderBase<LlamaConfig>(config)
{
    public override DecoderSize Size { get; } = new(
        config.Layers, config.Hidden, config.KeyValueHeads, config.HeadDim, config.Vocabulary, config.Context);

    public override IReadOnlyList<(string Name, string Parameter)> TiedNames { get; } =
        config.Tied ? [("lm_head.weight", "model.embed_tokens.weight")] : [];

    public override IForwardPass<TTensor> Bind<TTensor>(
        IEngine<TTensor> engine, IParameterSource<TTensor> weights, int positions) =>
        new LlamaPass<TTensor>(engine, Config, new LlamaWeights<TTensor>(weights, Config), Config.Rotary.Tabulate(positions));

    protected override void Declare(IParameterSource<ParameterSpec> source) =>
        _ = new LlamaWeights<ParameterSpec>(source, Config);
}

/// <summary>The weights with their shapes, in state dictionary order.</summary>
internal sealed class LlamaWeights<TTensor>
    where TTensor : class
{
    public LlamaWeights(IParameterSource<TTensor> source, LlamaConfig config)
    {
        Embedding = source.Table("model.embed_tokens.weight", config.Vocabulary, config.Hidden, config.Tied);
        Layers = new LlamaLayer<TTensor>[config.Layers];
        for (int i = 0; i < config.Layers; i++)
            Layers[i] = new LlamaLayer<TTensor>(source, config, $"model.layers.{i}");
        Norm = source.Vector("model.norm.weight", config.Hidden);
        Head = config.Tied ? Embedding : source.Matrix("lm_head.weight", config.Vocabulary, config.Hidden);
    }

    public TTensor Embedding { get; } // [vocabulary, hidden]

    public LlamaLayer<TTensor>[] Layers { get; }

    public TTensor Norm { get; } // [hidden]

    public TTensor Head { get; } // [vocabulary, hidden]
}

internal sealed class LlamaLayer<TTensor>(IParameterSource<TTensor> source, LlamaConfig config, string prefix)
    where TTensor : class
{
    public Linear<TTensor> Query { get; } = Attention(source, config, $"{prefix}.self_attn.q_proj", config.Heads);

    public Linear<TTensor> Key { get; } = Attention(source, config, $"{prefix}.self_attn.k_proj", config.KeyValueHeads);

    public Linear<TTensor> Value { get; } = Attention(source, config, $"{prefix}.self_attn.v_proj", config.KeyValueHeads);

    public Linear<TTensor> Output { get; } = Linear.Create(
        source, $"{prefix}.self_attn.o_proj", config.Hidden, config.Heads * config.HeadDim, config.AttentionBias);

    public Linear<TTensor> Gate { get; } = Linear.Create(
        source, $"{prefix}.mlp.gate_proj", config.Intermediate, config.Hidden, config.FeedForwardBias);

    public Linear<TTensor> Up { get; } = Linear.Create(
        source, $"{prefix}.mlp.up_proj", config.Intermediate, config.Hidden, config.FeedForwardBias);

    public Linear<TTensor> Down { get; } = Linear.Create(
        source, $"{prefix}.mlp.down_proj", config.Hidden, config.Intermediate, config.FeedForwardBias);

    public TTensor AttentionNorm { get; } = source.Vector($"{prefix}.input_layernorm.weight", config.Hidden);

    public TTensor FeedForwardNorm { get; } = source.Vector($"{prefix}.post_attention_layernorm.weight", config.Hidden);

    private static Linear<TTensor> Attention(IParameterSource<TTensor> source, LlamaConfig config, string name, int heads) =>
        Linear.Create(source, name, heads * config.HeadDim, config.Hidden, config.AttentionBias);
}

internal sealed class LlamaPass<TTensor>(
    IEngine<TTensor> engine, LlamaConfig config, LlamaWeights<TTensor> weights, RotaryEmbedding rotary) : IForwardPass<TTensor>
    where TTensor : class, IDisposable
{
    private readonly AttentionShape _attention = new(
        config.Heads, config.KeyValueHeads, config.HeadDim, 1 / MathF.Sqrt(config.HeadDim));

    public TTensor Run(TokenBatch batch, IReadOnlyList<CacheLayer<TTensor>> cache)
    {
        TTensor x = engine.Embed(weights.Embedding, batch.Tokens); // [tokens, hidden]
        for (int i = 0; i < config.Layers; i++)
        {
            using IDisposable scope = engine.BeginScope();
            LlamaLayer<TTensor> layer = weights.Layers[i];

            TTensor h = engine.Normalize(x, layer.AttentionNorm, config.Epsilon);
            TTensor q = engine.Project(h, layer.Query); // [tokens, heads * headDim]
            TTensor k = engine.Project(h, layer.Key); // [tokens, kvHeads * headDim]
            TTensor v = engine.Project(h, layer.Value);
            engine.Rotate(q, rotary, batch.Positions);
            engine.Rotate(k, rotary, batch.Positions);
            TTensor attended = engine.Attend(q, k, v, cache[i], batch, _attention);
            engine.Accumulate(x, engine.Project(attended, layer.Output));

            h = engine.Normalize(x, layer.FeedForwardNorm, config.Epsilon);
            TTensor gated = engine.Gate(engine.Project(h, layer.Gate), engine.Project(h, layer.Up), Activation.Silu);
            engine.Accumulate(x, engine.Project(gated, layer.Down));
        }

        TTensor last = engine.Normalize(engine.Select(x, batch.Outputs), weights.Norm, config.Epsilon);
        return engine.Project(last, weights.Head); // [outputs, vocabulary]
    }
}
