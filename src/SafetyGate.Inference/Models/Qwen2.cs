using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Qwen2 and Qwen2.5 (arXiv 2407.10671): Llama with biases on queries, keys and values, and windows in the upper layers
/// where <c>use_sliding_window</c> asks for them; as <c>Qwen2ForCausalLM</c> in Hugging Face transformers.
/// </summary>
public sealed class Qwen2 : IDecoderFamily
{
    public string ModelType => "qwen2";

    public IDecoder Read(JsonElement config)
    {
        var settings = new ModelConfig(config);
        settings.RequireValue("hidden_act", "silu");
        DecoderConfig decoder = DecoderConfig.Read(settings, new FamilyDefaults(Context: 32768) { KeyValueHeads = 32 });
        decoder = decoder with { InputBias = true, Windows = ReadWindows(settings, decoder.Layers) };
        settings.ThrowIfWrong();
        return new Decoder(decoder);
    }

    /// <summary>The layers from <c>max_window_layers</c> on have the window.</summary>
    internal static IReadOnlyList<int?> ReadWindows(ModelConfig settings, int layers)
    {
        int? window = settings.Flag("use_sliding_window", false) ? settings.SizeOrNone("sliding_window", 4096) : null;
        int full = settings.Count("max_window_layers", 28);
        return LayerTypes.Read(settings, layers, window, layer => window is not null && layer >= full);
    }
}
