namespace SafetyGate.Inference.Models;

/// <summary>What a family's configuration class fills in where config.json is silent.</summary>
/// <param name="Context"><c>max_position_embeddings</c></param>
internal sealed record FamilyDefaults(int Context)
{
    /// <summary><c>num_key_value_heads</c>; null: as many as query heads.</summary>
    public int? KeyValueHeads { get; init; }

    /// <summary><c>head_dim</c>; null: hidden_size / num_attention_heads.</summary>
    public int? HeadDim { get; init; }

    /// <summary><c>tie_word_embeddings</c></summary>
    public bool Tied { get; init; }

    /// <summary><c>rms_norm_eps</c></summary>
    public float Epsilon { get; init; } = 1e-6f;

    /// <summary>Reads the rotary settings.</summary>
    public Func<ModelConfig, RotaryRequest, RotaryConfig> Rotary { get; init; } = RotaryConfig.Read;
}
