using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// The text models of Gemma 3 (arXiv 2503.19786): Gemma 2 with norms on the heads of queries and keys in place of the
/// attention's soft cap, five layers with a window to one without, and a rotary base of its own for those with one; as
/// <c>Gemma3ForCausalLM</c> in Hugging Face transformers.
/// </summary>
public sealed class Gemma3Text : IDecoderFamily
{
    public string ModelType => "gemma3_text";

    public IDecoder Read(JsonElement config)
    {
        var settings = new ModelConfig(config);
        settings.RequireOff("attn_logit_softcapping"); // the reference reads it and leaves it unused
        DecoderConfig decoder = Gemma.ReadCommon(
            settings, new FamilyDefaults(Context: 131072) { KeyValueHeads = 4, Rotary = ReadGlobal });
        int pattern = settings.Size("sliding_window_pattern", 6);
        decoder = decoder with
        {
            OutputNorms = true,
            HeadNorms = true,
            AttentionScale = 1 / MathF.Sqrt(settings.Number("query_pre_attn_scalar", 256)),
            LogitCap = settings.NumberOrNone("final_logit_softcapping", null),
            LocalRotary = ReadLocal(settings, decoder.Rotary),
            Windows = LayerTypes.Read(
                settings, decoder.Layers, settings.SizeOrNone("sliding_window", 4096), layer => (layer + 1) % pattern != 0),
        };
        settings.ThrowIfWrong();
        return new Decoder(decoder);
    }

    private static RotaryConfig ReadGlobal(ModelConfig settings, RotaryRequest request) =>
        RotaryConfig.Read(settings, request with { Theta = 1_000_000, LayerType = "full_attention" });

    /// <summary>The layers with a window rotate by <c>rope_local_base_freq</c>, without scaling.</summary>
    private static RotaryConfig ReadLocal(ModelConfig settings, RotaryConfig global)
    {
        var request = new RotaryRequest(global.HeadDim, global.Context) { LayerType = "sliding_attention" };
        return ModelConfig.TryGet(settings.Root, "rope_parameters", out _)
            ? RotaryConfig.Read(settings, request)
            : new RotaryConfig(
                request.HeadDim,
                request.Context,
                RotaryScaling.Plain(settings.Number("rope_local_base_freq", 10000), request.HeadDim));
    }
}
