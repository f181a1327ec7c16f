using System.Text.Json.Nodes;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Checkpoints.Adapters;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Checkpoints.Adapters;

public sealed class AdapterRefusalTests
{
    [Fact]
    public void All_unsupported_settings_are_listed_at_once()
    {
        using var adapter = new TinyAdapter();
        adapter.Adapt(TinyAdapter.Query, 2);
        (string Key, JsonNode? Value)[] unsupported =
        [
            ("peft_type", "IA3"), ("lora_bias", true), ("layer_replication", new JsonArray(new JsonArray(0, 1))), ("use_qalora", true),
            ("target_parameters", new JsonArray("experts")), ("trainable_token_indices", new JsonArray(1)), ("init_lora_weights", "pissa"),
            ("task_type", "SEQ_CLS"), ("alora_invocation_tokens", new JsonArray(3)), ("megatron_config", new JsonObject { ["a"] = 1 }),
            ("bias", "some"), ("a_setting_of_the_future", 0.5),
        ];
        foreach ((string key, JsonNode? value) in unsupported)
            adapter.Config[key] = value;

        SafetyGateException refusal = adapter.Refusal();

        refusal.Code.ShouldBe(AdapterErrors.UnsupportedSetting);
        foreach ((string key, _) in unsupported)
            refusal.Problems.ShouldContain(p => p.Contains($"'{key}'", StringComparison.Ordinal));
        refusal.Problems.Count.ShouldBe(unsupported.Length);
    }

    [Fact]
    public void Settings_that_are_off_are_no_obstacle_known_or_not()
    {
        using var adapter = new TinyAdapter();
        adapter.Adapt(TinyAdapter.Query, 2);
        foreach (string key in new[] { "lora_bias", "use_qalora", "a_setting_of_the_future" })
            adapter.Config[key] = false;
        adapter.Config["loftq_config"] = new JsonObject();
        adapter.Config["target_parameters"] = null;
        adapter.Config["trainable_token_indices"] = new JsonArray();
        adapter.Config["fan_in_fan_out"] = true;
        using Checkpoint checkpoint = adapter.Open();
        checkpoint.IsAdapted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("r", "0")]
    [InlineData("r", "1.5")]
    [InlineData("r", "1000000000")]
    [InlineData("lora_alpha", "\"8\"")]
    [InlineData("lora_alpha", "1e300")]
    [InlineData("use_rslora", "1")]
    [InlineData("rank_pattern", "[1]")]
    [InlineData("rank_pattern", "{\"q_proj\": -1}")]
    [InlineData("alpha_pattern", "{\"q_proj\": null, \"v_proj\": true}")]
    [InlineData("modules_to_save", "[1]")]
    public void Values_that_mean_nothing_are_refused(string key, string json)
    {
        using var adapter = new TinyAdapter();
        adapter.Adapt(TinyAdapter.Query, 2).Config[key] = JsonNode.Parse(json);
        adapter.Refusal().Code.ShouldBe(AdapterErrors.DamagedConfig);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("(?=q)")]
    [InlineData(@"(a)\1")]
    [InlineData("(a{1000}){1000}")]
    [InlineData("((((a{9}){9}){9}){9}){9}")]
    public void Patterns_that_could_run_for_long_are_refused(string pattern)
    {
        using var adapter = new TinyAdapter();
        adapter.Adapt(TinyAdapter.Query, 2).Config["rank_pattern"] = new JsonObject { [pattern] = 2 };
        adapter.Refusal().Code.ShouldBe(AdapterErrors.UnsupportedSetting);
    }

    [Fact]
    public void Every_tensor_without_a_place_is_listed()
    {
        using var adapter = new TinyAdapter();
        SafetyGateException refusal = adapter.Adapt(TinyAdapter.Query, 2)
            .Add("model.layers.9.self_attn.q_proj.lora_A.weight", 2, 3).Add("model.layers.9.self_attn.q_proj.lora_B.weight", 5, 2)
            .Add($"{TinyAdapter.Value}.weight", 4, 3)
            .Add($"{TinyAdapter.Query}.lora_C.weight", 2, 2)
            .Add("score.weight", 2, 3)
            .Refusal();
        refusal.Code.ShouldBe(AdapterErrors.Unmatched);
        foreach (string name in new[] { "layers.9", $"{TinyAdapter.Value}.weight", "lora_C", "score.weight" })
            refusal.Problems.ShouldContain(p => p.Contains(name, StringComparison.Ordinal));
        refusal.Problems.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(3, 3, 5, 3)]
    [InlineData(2, 4, 5, 2)]
    [InlineData(2, 3, 4, 2)]
    [InlineData(2, 3, 5, 1)]
    public void Factors_of_another_shape_are_refused(int rankA, int inner, int outer, int rankB)
    {
        using var adapter = new TinyAdapter();
        adapter.Add($"{TinyAdapter.Query}.lora_A.weight", rankA, inner).Add($"{TinyAdapter.Query}.lora_B.weight", outer, rankB)
            .Refusal().Code.ShouldBe(AdapterErrors.Unmatched);
    }

    [Fact]
    public void A_factor_without_its_partner_is_refused()
    {
        using var adapter = new TinyAdapter();
        adapter.Add($"{TinyAdapter.Query}.lora_A.weight", 2, 3).Refusal().Code.ShouldBe(AdapterErrors.Unmatched);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Magnitudes_and_use_dora_go_together(bool dora)
    {
        using var adapter = new TinyAdapter();
        adapter.Adapt(TinyAdapter.Query, 2).Config["use_dora"] = dora;
        if (!dora)
            adapter.Add($"{TinyAdapter.Query}.lora_magnitude_vector", 5);
        adapter.Refusal().Code.ShouldBe(AdapterErrors.Unmatched);
    }

    [Fact]
    public void A_tied_embedding_is_not_adapted()
    {
        using var adapter = new TinyAdapter();
        adapter.BaseTensors.RemoveAll(t => t.Name == "lm_head.weight");
        adapter.WriteBase();
        adapter.Add($"{TinyAdapter.Table}.lora_embedding_A", 2, 6).Add($"{TinyAdapter.Table}.lora_embedding_B", 3, 2)
            .Refusal().Code.ShouldBe(AdapterErrors.TiedEmbedding);
    }

    [Fact]
    public void A_pickled_adapter_is_refused_with_a_hint()
    {
        using var adapter = new TinyAdapter();
        adapter.Folder.Write("adapter_config.json", adapter.Config.ToJsonString());
        adapter.Folder.Write("adapter_model.bin", "x");
        SafetyGateException refusal = Should.Throw<SafetyGateException>(() => Checkpoint.OpenAdapter(adapter.Folder.Path, adapter.Base.Path));
        refusal.Code.ShouldBe(CheckpointErrors.PickledWeights);
    }

    [Fact]
    public void Mutated_adapters_open_or_are_refused()
    {
        using var adapter = new TinyAdapter();
        adapter.Config["rank_pattern"] = new JsonObject { ["v_proj"] = 3 };
        adapter.Adapt(TinyAdapter.Query, 2).Adapt(TinyAdapter.Value, 3).Open().Dispose();
        string[] files = ["adapter_config.json", "adapter_model.safetensors"];
        byte[][] originals = [.. files.Select(f => File.ReadAllBytes(adapter.Folder[f]))];
        var random = new Random(11);
        for (int round = 0; round < 600; round++)
        {
            int which = round % 2;
            byte[] bytes = [.. originals[which]];
            for (int i = random.Next(1, 4); i > 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            adapter.Folder.Write(files[which], round % 7 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            try
            {
                using Checkpoint checkpoint = Checkpoint.OpenAdapter(adapter.Folder.Path, adapter.Base.Path);
                foreach (StoredTensor tensor in checkpoint.Tensors.Values)
                    tensor.CountNonFinite();
            }
            catch (SafetyGateException e)
            {
                (e.Code.Number / 100).ShouldBe(20);
            }

            adapter.Folder.Write(files[which], originals[which]);
        }
    }
}
