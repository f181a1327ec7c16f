using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Phi-3, Phi-3.5 and Phi-4 (arXiv 2404.14219): Llama with its attention inputs in one matrix and gate and up in another,
/// longrope for long contexts, and rotation of a part of each head; as <c>Phi3ForCausalLM</c> in Hugging Face transformers.
/// </summary>
public sealed class Phi3 : IDecoderFamily
{
    public string ModelType => "phi3";

    public IDecoder Read(JsonElement config)
    {
        var settings = new ModelConfig(config);
        settings.RequireValue("hidden_act", "silu");
        var defaults = new FamilyDefaults(Context: 4096) { Epsilon = 1e-5f, Rotary = RotaryConfig.ReadLongRope };
        DecoderConfig decoder = DecoderConfig.Read(settings, defaults) with { Fused = true };
        decoder = decoder.WithWindow(settings.SizeOrNone("sliding_window", null));
        settings.ThrowIfWrong();
        return new Decoder(decoder);
    }
}
