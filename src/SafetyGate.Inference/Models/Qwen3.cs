using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Qwen3 (arXiv 2505.09388): Llama with an RMS norm on every head of queries and keys and a <c>head_dim</c> of its own; as
/// <c>Qwen3ForCausalLM</c> in Hugging Face transformers.
/// </summary>
public sealed class Qwen3 : IDecoderFamily
{
    public string ModelType => "qwen3";

    public IDecoder Read(JsonElement config)
    {
        var settings = new ModelConfig(config);
        settings.RequireValue("hidden_act", "silu");
        bool attentionBias = settings.Flag("attention_bias", false);
        DecoderConfig decoder = DecoderConfig.Read(
            settings, new FamilyDefaults(Context: 32768) { KeyValueHeads = 32, HeadDim = 128 });
        decoder = decoder with
        {
            InputBias = attentionBias,
            OutputBias = attentionBias,
            HeadNorms = true,
            Windows = Qwen2.ReadWindows(settings, decoder.Layers),
        };
        settings.ThrowIfWrong();
        return new Decoder(decoder);
    }
}
