using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// The Llama family (arXiv 2302.13971, 2307.09288, 2407.21783), Vicuna included: pre-norm decoder with RMSNorm, rotary
/// positions, grouped-query attention and SwiGLU; as <c>LlamaForCausalLM</c> in Hugging Face transformers.
/// </summary>
public sealed class Llama : IDecoderFamily
{
    public string ModelType => "llama";

    public IDecoder Read(JsonElement config)
    {
        var settings = new ModelConfig(config);
        settings.RequireValue("hidden_act", "silu");
        settings.RequireValue("pretraining_tp", 1);
        bool attentionBias = settings.Flag("attention_bias", false);
        DecoderConfig decoder = DecoderConfig.Read(settings, new FamilyDefaults(Context: 2048)) with
        {
            InputBias = attentionBias,
            OutputBias = attentionBias,
            FeedForwardBias = settings.Flag("mlp_bias", false),
        };
        settings.ThrowIfWrong();
        return new Decoder(decoder);
    }
}
