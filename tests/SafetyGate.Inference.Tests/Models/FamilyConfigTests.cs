using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>What the families refuse in config.json, and the order of what they declare.</summary>
public sealed class FamilyConfigTests
{
    [Theory]
    [InlineData("llama", "hidden_act", "\"gelu\"")]
    [InlineData("llama", "pretraining_tp", "2")]
    [InlineData("llama", "quantization_config", """{"quant_method": "gptq"}""")]
    [InlineData("llama", "partial_rotary_factor", "0.5")]
    [InlineData("llama", "head_dim", "15")]
    [InlineData("llama", "head_dim", "16777216")]
    [InlineData("llama", "num_key_value_heads", "3")]
    [InlineData("llama", "num_hidden_layers", "1025")]
    [InlineData("llama", "rope_theta", "-1")]
    [InlineData("llama", "rope_theta", "1e60")]
    [InlineData("llama", "rope_scaling", "\"linear\"")]
    [InlineData("llama", "rope_scaling", """{"factor": 2}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "mrope", "mrope_section": [1]}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "linear"}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "linear", "factor": 1e-45}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "dynamic", "factor": 0.5}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "dynamic", "factor": 2, "alpha": 3}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "yarn", "factor": 2, "truncate": 1}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "yarn", "factor": 2, "attention_factor": -1}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "longrope", "short_factor": [], "long_factor": []}""")]
    [InlineData("llama", "rope_scaling", """{"rope_type": "llama3", "factor": 8, "low_freq_factor": 4, "high_freq_factor": 1, "original_max_position_embeddings": 64}""")]
    [InlineData("llama", "rope_parameters", """{"rope_type": "default"}""")]
    [InlineData("llama", "rope_parameters", """{"full_attention": {"rope_type": "default", "rope_theta": 1}}""")]
    [InlineData("mistral", "num_key_value_heads", "0")]
    [InlineData("mistral", "sliding_window", "0")]
    [InlineData("mistral", "sliding_window", "\"all\"")]
    [InlineData("mistral", "hidden_act", "\"relu\"")]
    [InlineData("qwen2", "layer_types", """["full_attention"]""")]
    [InlineData("qwen2", "layer_types", """["full_attention", "sliding_attention", "full_attention"]""")] // use_sliding_window is off
    [InlineData("qwen2", "layer_types", """["full_attention", "linear_attention", 7]""")]
    [InlineData("qwen2", "max_window_layers", "-1")]
    [InlineData("qwen2", "use_sliding_window", "\"yes\"")]
    [InlineData("qwen3", "hidden_act", "\"relu\"")]
    [InlineData("gemma", "hidden_act", "\"gelu\"")]
    [InlineData("gemma", "hidden_activation", "\"gelu\"")]
    [InlineData("gemma2", "hidden_activation", "\"silu\"")]
    [InlineData("gemma2", "sliding_window", "null")]
    [InlineData("gemma2", "attn_logit_softcapping", "0")]
    [InlineData("gemma2", "query_pre_attn_scalar", "0")]
    [InlineData("gemma3_text", "use_bidirectional_attention", "true")]
    [InlineData("gemma3_text", "attn_logit_softcapping", "50.0")]
    [InlineData("gemma3_text", "sliding_window_pattern", "0")]
    [InlineData("gemma3_text", "rope_parameters", """{"rope_type": "default", "rope_theta": 10000}""")]
    [InlineData("phi3", "partial_rotary_factor", "1.5")]
    [InlineData("phi3", "partial_rotary_factor", "0.2")]
    [InlineData("phi3", "rope_scaling", """{"type": "linear", "factor": 2}""")]
    [InlineData("phi3", "rope_scaling", """{"type": "longrope", "short_factor": [1, 1], "long_factor": [1, 1]}""")]
    [InlineData("phi3", "rope_scaling", """{"type": "longrope", "short_factor": [1, 1, 1, 1, 1, 1, 1, 0], "long_factor": [1, 1, 1, 1, 1, 1, 1, "1"]}""")]
    public void A_setting_that_would_change_the_arithmetic_unseen_is_refused(string family, string key, string value)
    {
        Should.NotThrow(() => Read(RandomModel.Config(family)));
        JsonObject config = RandomModel.Config(family, (key, JsonNode.Parse(value)));

        var refusal = Should.Throw<SafetyGateException>(() => Read(config));

        refusal.Code.ShouldBe(ModelErrors.UnsupportedConfig);
    }

    [Fact]
    public void All_problems_are_listed_at_once()
    {
        JsonObject config = RandomModel.Config(
            "phi3", ("hidden_act", "relu"), ("head_dim", 7), ("rope_scaling", JsonNode.Parse("""{"type": "linear"}""")), ("vocab_size", 0));

        var refusal = Should.Throw<SafetyGateException>(() => Read(config));

        foreach (string key in new[] { "hidden_act", "head_dim", "rope_scaling", "vocab_size" })
            refusal.Message.ShouldContain(key);
    }

    [Fact]
    public void An_unknown_family_is_told_the_known_ones()
    {
        var refusal = Should.Throw<SafetyGateException>(() => Read(new JsonObject { ["model_type"] = "mamba" }));

        refusal.Code.ShouldBe(ModelErrors.UnknownFamily);
        foreach (string family in new[] { "llama", "mistral", "qwen2", "qwen3", "gemma", "gemma2", "gemma3_text", "phi3" })
            refusal.Message.ShouldContain(family);
    }

    [Theory]
    [InlineData("llama", "q_proj k_proj v_proj o_proj | gate_proj up_proj down_proj | input post_attention")]
    [InlineData("mistral", "q_proj k_proj v_proj o_proj | gate_proj up_proj down_proj | input post_attention")]
    [InlineData("qwen2", "q_proj +bias k_proj +bias v_proj +bias o_proj | gate_proj up_proj down_proj | input post_attention")]
    [InlineData("qwen3", "q_proj k_proj v_proj o_proj q_norm k_norm | gate_proj up_proj down_proj | input post_attention")]
    [InlineData("gemma", "q_proj k_proj v_proj o_proj | gate_proj up_proj down_proj | input post_attention")]
    [InlineData("gemma2", "q_proj k_proj v_proj o_proj | gate_proj up_proj down_proj | input post_attention pre_feedforward post_feedforward")]
    [InlineData("gemma3_text", "q_proj k_proj v_proj o_proj q_norm k_norm | gate_proj up_proj down_proj | input post_attention pre_feedforward post_feedforward")]
    [InlineData("phi3", "o_proj qkv_proj | gate_up_proj down_proj | input post_attention")]
    public void Parameters_stand_in_the_order_of_the_state_dictionary(string family, string layer)
    {
        string[] parts = layer.Split(" | ");
        IDecoder decoder = Read(RandomModel.Config(family, ("num_hidden_layers", 1), ("tie_word_embeddings", true)));

        string[] names = [.. decoder.Parameters.Select(p => p.Name)];

        names.ShouldBe(
        [
            "model.embed_tokens.weight",
            .. Names(parts[0], "self_attn."),
            .. Names(parts[1], "mlp."),
            .. parts[2].Split(' ').Select(norm => $"model.layers.0.{norm}_layernorm.weight"),
            "model.norm.weight",
        ]);
        decoder.TiedNames.ShouldBe([("lm_head.weight", "model.embed_tokens.weight")]);
    }

    [Theory]
    [InlineData("llama", false)]
    [InlineData("mistral", false)]
    [InlineData("qwen2", false)]
    [InlineData("qwen3", false)]
    [InlineData("gemma", true)]
    [InlineData("gemma2", true)]
    [InlineData("gemma3_text", true)]
    [InlineData("phi3", false)]
    public void A_head_is_tied_where_the_family_ties_it_by_default(string family, bool tied)
    {
        IDecoder decoder = Read(RandomModel.Config(family));

        decoder.TiedNames.Count.ShouldBe(tied ? 1 : 0);
        decoder.Parameters.Any(p => p.Name == "lm_head.weight").ShouldBe(!tied);
    }

    private static IEnumerable<string> Names(string layers, string prefix)
    {
        string last = "";
        foreach (string name in layers.Split(' '))
        {
            last = name == "+bias" ? last : name;
            yield return $"model.layers.0.{prefix}{last}.{(name == "+bias" ? "bias" : "weight")}";
        }
    }

    private static IDecoder Read(JsonObject config) => ModelFamilies.Read(JsonDocument.Parse(config.ToJsonString()).RootElement);
}
