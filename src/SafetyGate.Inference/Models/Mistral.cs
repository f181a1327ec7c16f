using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Mistral 7B and its kin (arXiv 2310.06825): Llama with a sliding window in every layer, unless <c>sliding_window</c> is
/// null; as <c>MistralForCausalLM</c> in Hugging Face transformers.
/// </summary>
public sealed class Mistral : IDecoderFamily
{
    public string ModelType => "mistral";

    public IDecoder Read(JsonElement config)
    {
        var settings = new ModelConfig(config);
        settings.RequireValue("hidden_act", "silu");
        var defaults = new FamilyDefaults(Context: 4096 * 32) { KeyValueHeads = 8 };
        DecoderConfig decoder = DecoderConfig.Read(settings, defaults).WithWindow(settings.SizeOrNone("sliding_window", 4096));
        settings.ThrowIfWrong();
        return new Decoder(decoder);
    }
}
