using System.Text.Json.Nodes;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>A configuration and what it means. Prompts have up to 21 tokens and grow by 6.</summary>
internal sealed record FamilyCase(string Name, JsonObject Config, PlainSettings Plain)
{
    private static readonly PlainSettings Gemma = new()
    {
        NormOffset = 1,
        EmbeddingScale = Math.Sqrt(24),
        Gelu = true,
    };

    public static IReadOnlyList<FamilyCase> All { get; } =
    [
        new("llama biases", RandomModel.Config("llama", ("attention_bias", true), ("mlp_bias", true)), new()),
        new("llama tied", RandomModel.Config("llama", ("tie_word_embeddings", true)), new()),
        new("llama yarn",
            RandomModel.Config("llama", ("rope_scaling", Node("""
                {"rope_type": "yarn", "factor": 8, "original_max_position_embeddings": 64, "beta_fast": 4, "beta_slow": 0.5,
                 "mscale": 1.5, "mscale_all_dim": 0.5}
                """))),
            new()
            {
                // computed apart from the product, from the formulas of the reference
                Rotary = (_, _) => ([1, 0.2239947, 0.04166667, 0.003952847, 0.00125, 0.0003952847, 0.000125, 3.952847e-05], 1.18836),
            }),
        new("llama dynamic",
            RandomModel.Config("llama", ("max_position_embeddings", 12), ("rope_scaling", Node("""{"type": "dynamic", "factor": 3.0}"""))),
            new()
            {
                Rotary = (_, length) =>
                    (PlainSettings.Frequencies(10000 * Math.Pow(3.0 * Math.Max(length, 12) / 12 - 2, 16.0 / 14), 16), 1),
            }),
        new("mistral window", RandomModel.Config("mistral", ("sliding_window", 3)), new() { Window = _ => 3 }),
        new("mistral without a window", RandomModel.Config("mistral", ("sliding_window", null)), new()),
        new("mistral window of one", RandomModel.Config("mistral", ("sliding_window", 1)), new() { Window = _ => 1 }),
        new("qwen2 upper windows",
            RandomModel.Config("qwen2", ("use_sliding_window", true), ("sliding_window", 5), ("max_window_layers", 1)),
            new() { Window = layer => layer >= 1 ? 5 : null }),
        new("qwen2 unused window", RandomModel.Config("qwen2", ("sliding_window", 5), ("max_window_layers", 0)), new()),
        new("qwen3 named windows and biases",
            RandomModel.Config("qwen3", ("use_sliding_window", true), ("sliding_window", 4), ("attention_bias", true),
                ("layer_types", Node("""["full_attention", "sliding_attention", "full_attention"]"""))),
            new() { Window = layer => layer == 1 ? 4 : null }),
        new("gemma untied", RandomModel.Config("gemma", ("tie_word_embeddings", false)), Gemma),
        new("gemma2 defaults",
            RandomModel.Config("gemma2"),
            Gemma with { AttentionScale = 1 / 16.0, AttentionCap = 50, LogitCap = 30 }),
        new("gemma2 without caps",
            RandomModel.Config("gemma2", ("attn_logit_softcapping", null), ("final_logit_softcapping", null), ("sliding_window", 4),
                ("query_pre_attn_scalar", 9)),
            Gemma with { AttentionScale = 1 / 3.0, Window = layer => layer % 2 == 0 ? 4 : null }),
        new("gemma2 low caps",
            RandomModel.Config("gemma2", ("attn_logit_softcapping", 0.5), ("final_logit_softcapping", 2), ("query_pre_attn_scalar", 9)),
            Gemma with { AttentionScale = 1 / 3.0, AttentionCap = 0.5, LogitCap = 2 }),
        new("gemma3 linear scaling of the global rotation",
            RandomModel.Config("gemma3_text", ("sliding_window", 4), ("sliding_window_pattern", 2), ("final_logit_softcapping", 5),
                ("query_pre_attn_scalar", 16), ("rope_scaling", Node("""{"rope_type": "linear", "factor": 8.0}"""))),
            Gemma with
            {
                LogitCap = 5,
                Window = layer => layer == 1 ? null : 4,
                Rotary = (layer, _) => layer == 1
                    ? ([.. PlainSettings.Frequencies(1e6, 16).Select(f => f / 8)], 1)
                    : (PlainSettings.Frequencies(10000, 16), 1),
            }),
        new("phi3 window", RandomModel.Config("phi3", ("sliding_window", 6)), new() { Window = _ => 6 }),
        new("phi3 longrope",
            RandomModel.Config("phi3", ("max_position_embeddings", 256), ("original_max_position_embeddings", 16),
                ("partial_rotary_factor", 0.375), ("rope_scaling", Node("""
                {"type": "longrope", "short_factor": [1, 1.25, 2], "long_factor": [1.5, 4, 30]}
                """))),
            new()
            {
                // computed apart from the product, from the formulas of the reference
                Rotary = (_, length) => length > 16
                    ? ([2 / 3.0, 0.01160397, 7.181449e-05], Math.Sqrt(2))
                    : ([1, 0.03713271, 0.001077217], Math.Sqrt(2)),
            })
        {
            GrowsPast = 16,
        },
    ];

    /// <summary>A length that responses may not cross; null where they may grow.</summary>
    public int? GrowsPast { get; init; }

    private static JsonNode Node(string json) => JsonNode.Parse(json)!;
}
