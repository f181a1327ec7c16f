using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Tests.Models;

public sealed class LlamaConfigTests
{
    private const string Good = """
        {"model_type": "llama", "hidden_size": 24, "intermediate_size": 45, "num_hidden_layers": 2,
         "num_attention_heads": 4, "num_key_value_heads": 2, "vocab_size": 67}
        """;

    [Fact]
    public void What_a_config_leaves_out_has_the_default_of_the_reference()
    {
        IDecoder decoder = Read();
        decoder.Size.ShouldBe(new DecoderSize(2, 24, 2, 6, 67, 2048));
        decoder.TiedNames.ShouldBeEmpty();
        decoder.Parameters.ShouldNotContain(p => p.Name.EndsWith(".bias", StringComparison.Ordinal));
        Read(("num_key_value_heads", null)).Size.KeyValueHeads.ShouldBe(4);
        Read(("head_dim", null)).Size.HeadDim.ShouldBe(6);
        Read(("head_dim", 10)).Size.HeadDim.ShouldBe(10);
    }

    [Fact]
    public void A_tied_head_is_a_second_name_and_no_parameter()
    {
        IDecoder decoder = Read(("tie_word_embeddings", true));
        decoder.TiedNames.ShouldBe([("lm_head.weight", "model.embed_tokens.weight")]);
        decoder.Parameters.ShouldNotContain(p => p.Name == "lm_head.weight");
        decoder.Parameters[0].Use.ShouldBe(ParameterUse.Lookup | ParameterUse.Projection);
        StateEntry.Of(decoder)[^1].Parameter.ShouldBe(decoder.Parameters[0]);
    }

    [Theory]
    [InlineData("hidden_size", "0")]
    [InlineData("hidden_size", "-24")]
    [InlineData("hidden_size", "24.5")]
    [InlineData("hidden_size", "\"24\"")]
    [InlineData("hidden_size", "1e99")]
    [InlineData("hidden_size", "3")] // narrower than the heads
    [InlineData("hidden_size", "28")] // heads of 7
    [InlineData("num_hidden_layers", "1025")]
    [InlineData("num_attention_heads", "0")]
    [InlineData("num_attention_heads", "3")] // not a multiple of 2
    [InlineData("num_key_value_heads", "0")]
    [InlineData("num_key_value_heads", "8")]
    [InlineData("head_dim", "0")]
    [InlineData("head_dim", "7")]
    [InlineData("head_dim", "16777216")] // 4 heads of 2^24
    [InlineData("vocab_size", "16777217")]
    [InlineData("vocab_size", "null")]
    [InlineData("hidden_act", "\"gelu\"")]
    [InlineData("pretraining_tp", "2")]
    [InlineData("rms_norm_eps", "0")]
    [InlineData("rms_norm_eps", "1e99")]
    [InlineData("rope_theta", "-1")]
    [InlineData("tie_word_embeddings", "1")]
    [InlineData("attention_bias", "\"true\"")]
    [InlineData("rope_scaling", "{}")]
    [InlineData("rope_scaling", "7")]
    [InlineData("rope_scaling", "{\"type\": \"linear\"}")]
    [InlineData("rope_scaling", "{\"type\": \"linear\", \"factor\": 0}")]
    public void A_setting_that_cannot_be_honoured_is_refused_by_name(string name, string value)
    {
        var error = Should.Throw<SafetyGateException>(() => Read((name, JsonNode.Parse(value))));
        error.Code.ShouldBe(ModelErrors.UnsupportedConfig);
        string named = name == "hidden_size" && value is "3" or "28" ? "head_dim"
            : name == "rope_scaling" && value.Contains("linear", StringComparison.Ordinal) ? "factor" : name;
        error.Problems.ShouldContain(problem => problem.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_is_listed_at_once()
    {
        var error = Should.Throw<SafetyGateException>(() => Read(
            ("hidden_size", null), ("vocab_size", "many"), ("hidden_act", "relu"), ("rms_norm_eps", -1), ("mlp_bias", 0),
            ("rope_scaling", JsonNode.Parse("""{"rope_type": "llama3", "factor": 8, "low_freq_factor": 4, "high_freq_factor": 1}"""))));

        foreach (string name in new[]
            { "hidden_size", "vocab_size", "hidden_act", "rms_norm_eps", "mlp_bias", "original_max_position_embeddings", "high_freq_factor" })
        {
            error.Problems.ShouldContain(problem => problem.Contains(name, StringComparison.Ordinal), name);
            error.Message.ShouldContain(name);
        }
    }

    [Theory]
    [InlineData("""{"model_type": "martian"}""", "'martian'")]
    [InlineData("""{"model_type": "a\n::error::b"}""", @"'a\u000a::error::b'")]
    [InlineData("""{"model_type": {"a": 1}}""", "")]
    [InlineData("""{}""", "''")]
    [InlineData("""[]""", "''")]
    public void An_unknown_family_is_refused_with_the_supported_ones(string config, string named)
    {
        var error = Should.Throw<SafetyGateException>(() => ModelFamilies.Read(JsonDocument.Parse(config).RootElement));
        error.Code.ShouldBe(ModelErrors.UnknownFamily);
        error.Message.ShouldContain(named);
        error.Message.ShouldNotContain('\n');
        foreach (IDecoderFamily family in ModelFamilies.All)
            error.Message.ShouldContain(family.ModelType);
    }

    private static IDecoder Read(params (string Name, JsonNode? Value)[] changes)
    {
        JsonObject config = JsonNode.Parse(Good)!.AsObject();
        foreach ((string name, JsonNode? value) in changes)
            config[name] = value;
        return ModelFamilies.Read(JsonDocument.Parse(config.ToJsonString()).RootElement);
    }
}
