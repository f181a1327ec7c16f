using System.Text.Json;
using SafetyGate.Inference.Compute;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Gemma (arXiv 2403.08295): Llama with embeddings scaled by sqrt(hidden), norms of weight 1 + w, GeGLU, a <c>head_dim</c>
/// of its own and a tied head; as <c>GemmaForCausalLM</c> in Hugging Face transformers.
/// </summary>
public sealed class Gemma : IDecoderFamily
{
    public string ModelType => "gemma";

    public IDecoder Read(JsonElement config)
    {
        var settings = new ModelConfig(config);
        // The first checkpoints say "gelu" and were trained with the approximation; versions of the reference differ in
        // which of the two they compute.
        settings.RequireValue("hidden_act", "gelu_pytorch_tanh");
        DecoderConfig decoder = ReadCommon(settings, new FamilyDefaults(Context: 8192) { KeyValueHeads = 16 });
        settings.ThrowIfWrong();
        return new Decoder(decoder);
    }

    /// <summary>What all generations of Gemma share.</summary>
    internal static DecoderConfig ReadCommon(ModelConfig settings, FamilyDefaults defaults)
    {
        settings.RequireValue("hidden_activation", "gelu_pytorch_tanh");
        settings.RequireOff("use_bidirectional_attention");
        bool attentionBias = settings.Flag("attention_bias", false);
        DecoderConfig decoder = DecoderConfig.Read(settings, defaults with { HeadDim = 256, Tied = true });
        return decoder with
        {
            NormOffset = 1,
            EmbeddingScale = (float)Math.Sqrt(decoder.Hidden),
            Activation = Activation.GeluTanh,
            InputBias = attentionBias,
            OutputBias = attentionBias,
        };
    }
}
