using System.Text.Json;
using SafetyGate.Inference.Models;

namespace SafetyGate.Inference.Tests.Models;

public sealed class RotaryConfigTests
{
    [Fact]
    public void Frequencies_fall_geometrically_from_one()
    {
        float[] frequencies = Read("""{"rope_theta": 500000}""");
        for (int i = 0; i < 32; i++)
            frequencies[i].ShouldBe((float)Math.Pow(500000, -i / 32.0), 1e-6f * frequencies[i]);
    }

    [Fact]
    public void Linear_scaling_divides_every_frequency()
    {
        float[] plain = Read("{}");
        Read("""{"rope_scaling": {"type": "linear", "factor": 4}}""").ShouldBe(plain.Select(f => f / 4));
        Read("""{"rope_scaling": {"rope_type": "default"}}""").ShouldBe(plain);
        Read("""{"rope_scaling": null}""").ShouldBe(plain);
    }

    [Fact]
    public void Newer_configs_keep_the_same_settings_in_rope_parameters()
    {
        Read("""{"rope_parameters": {"rope_type": "default", "rope_theta": 500000}}""").ShouldBe(Read("""{"rope_theta": 500000}"""));
        Read("""{"rope_parameters": {"rope_type": "linear", "factor": 4, "rope_theta": 500000}}""")
            .ShouldBe(Read("""{"rope_theta": 500000, "rope_scaling": {"type": "linear", "factor": 4}}"""));
    }

    [Fact]
    public void Llama_3_scaling_slows_long_waves_keeps_short_ones_and_blends_between()
    {
        float[] plain = Read("""{"rope_theta": 500000}""");
        float[] scaled = Read("""
            {"rope_theta": 500000, "rope_scaling": {"rope_type": "llama3", "factor": 8, "low_freq_factor": 1,
             "high_freq_factor": 4, "original_max_position_embeddings": 8192}}
            """);
        int kept = 0, slowed = 0, blended = 0;
        for (int i = 0; i < plain.Length; i++)
        {
            double turns = 8192 * plain[i] / (2 * Math.PI); // in the original context
            double share = Math.Clamp((turns - 1) / 3, 0, 1);
            scaled[i].ShouldBe((float)(plain[i] * (share + (1 - share) / 8)), 1e-6f * plain[i]);
            _ = share switch { 1 => kept++, 0 => slowed++, _ => blended++ };
        }

        new[] { kept, slowed, blended }.ShouldAllBe(n => n > 0);
    }

    private static float[] Read(string config)
    {
        var settings = new ModelConfig(JsonDocument.Parse(config).RootElement);
        float[] frequencies = RotaryConfig.Read(settings, 64).InverseFrequencies;
        settings.ThrowIfWrong();
        return frequencies;
    }
}
