using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>
/// The settings that shape the arithmetic of a pre-norm decoder with rotary positions, grouped-query attention and a gated
/// feed-forward layer. The defaults are those of Llama; a family's file says where it departs from them.
/// </summary>
/// <param name="Layers">Decoder layers.</param>
/// <param name="Hidden">Width of the residual stream.</param>
/// <param name="Intermediate">Width of the feed-forward layer.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyValueHeads">Heads of keys and values.</param>
/// <param name="HeadDim">Width of a head.</param>
/// <param name="Vocabulary">Rows of the embedding table.</param>
internal sealed record DecoderConfig(
    int Layers, int Hidden, int Intermediate, int Heads, int KeyValueHeads, int HeadDim, int Vocabulary)
{
    public const int MostLayers = 1024;

    /// <summary>Of every RMS norm.</summary>
    public required float Epsilon { get; init; }

    /// <summary>Added to every norm's weight.</summary>
    public float NormOffset { get; init; }

    /// <summary>The head shares the embedding table.</summary>
    public required bool Tied { get; init; }

    /// <summary>Factor on the embeddings.</summary>
    public float? EmbeddingScale { get; init; }

    /// <summary>Soft cap of the logits.</summary>
    public float? LogitCap { get; init; }

    public required RotaryConfig Rotary { get; init; }

    /// <summary>The rotary settings of layers with a window, where they differ.</summary>
    public RotaryConfig? LocalRotary { get; init; }

    /// <summary>[layers], positions that a query sees; null where it sees every earlier one.</summary>
    public required IReadOnlyList<int?> Windows { get; init; }

    /// <summary>Factor on the attention scores.</summary>
    public required float AttentionScale { get; init; }

    /// <summary>Soft cap of the attention scores.</summary>
    public float? AttentionCap { get; init; }

    /// <summary>Queries, keys and values have a bias.</summary>
    public bool InputBias { get; init; }

    /// <summary>The attention's output has a bias.</summary>
    public bool OutputBias { get; init; }

    /// <summary>Each head of the queries and keys has a norm.</summary>
    public bool HeadNorms { get; init; }

    /// <summary>Attention and feed-forward layer have a norm behind them too.</summary>
    public bool OutputNorms { get; init; }

    /// <summary>Query, key and value are one matrix, gate and up another.</summary>
    public bool Fused { get; init; }

    public Activation Activation { get; init; } = Activation.Silu;

    public bool FeedForwardBias { get; init; }

    /// <summary>Reads what every family has; where a key is absent, the family's default stands in.</summary>
    public static DecoderConfig Read(ModelConfig config, FamilyDefaults defaults)
    {
        if (ModelConfig.TryGet(config.Root, "quantization_config", out _))
            config.Require(false, "quantization_config is not supported, only unquantised weights");
        int hidden = config.Size("hidden_size");
        int heads = config.Size("num_attention_heads");
        int headDim = config.Size("head_dim", defaults.HeadDim ?? hidden / heads);
        int layers = config.Size("num_hidden_layers");
        int keyValueHeads = config.Size("num_key_value_heads", defaults.KeyValueHeads ?? heads);
        config.Require(layers <= MostLayers, $"num_hidden_layers must be at most {MostLayers}");
        config.Require((long)heads * headDim <= ModelConfig.LargestSize, $"num_attention_heads * head_dim must be at most {ModelConfig.LargestSize}");
        config.Require(headDim > 0 && headDim % 2 == 0, "head_dim (or hidden_size / num_attention_heads) must be even and above 0");
        config.Require(heads % keyValueHeads == 0, "num_attention_heads must be a multiple of num_key_value_heads");
        return new DecoderConfig(
            layers, hidden, config.Size("intermediate_size"), heads, keyValueHeads, headDim, config.Size("vocab_size"))
        {
            Epsilon = config.Number("rms_norm_eps", defaults.Epsilon),
            Tied = config.Flag("tie_word_embeddings", defaults.Tied),
            Rotary = defaults.Rotary(config, new RotaryRequest(headDim, config.Size("max_position_embeddings", defaults.Context))),
            Windows = new int?[Math.Min(layers, MostLayers)],
            AttentionScale = 1 / MathF.Sqrt(headDim),
        };
    }

    /// <summary>The same window in every layer.</summary>
    public DecoderConfig WithWindow(int? window) => this with { Windows = [.. Windows.Select(_ => window)] };
}
