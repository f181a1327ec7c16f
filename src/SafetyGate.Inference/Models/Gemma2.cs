using System.Text.Json;

namespace SafetyGate.Inference.Models;

/// <summary>
/// Gemma 2 (arXiv 2408.00118): Gemma with norms behind attention and feed-forward layer too, soft caps on attention scores
/// and logits, and a window in every other layer; as <c>Gemma2ForCausalLM</c> in Hugging Face transformers, whose eager
/// attention is the one that applies the soft cap.
/// </summary>
public sealed class Gemma2 : IDecoderFamily
{
    public string ModelType => "gemma2";

    public IDecoder Read(JsonElement config)
    {
        var settings = new ModelConfig(config);
        DecoderConfig decoder = Gemma.ReadCommon(settings, new FamilyDefaults(Context: 8192) { KeyValueHeads = 4 });
        decoder = decoder with
        {
            OutputNorms = true,
            AttentionScale = 1 / MathF.Sqrt(settings.Number("query_pre_attn_scalar", 256)),
            AttentionCap = settings.NumberOrNone("attn_logit_softcapping", 50),
            LogitCap = settings.NumberOrNone("final_logit_softcapping", 30),
            Windows = LayerTypes.Read(
                settings, decoder.Layers, settings.SizeOrNone("sliding_window", 4096), layer => layer % 2 == 0),
        };
        settings.ThrowIfWrong();
        return new Decoder(decoder);
    }
}
