using System.Text.Json;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Models;

/// <summary>The families that can be gated.</summary>
public static class ModelFamilies
{
    /// <summary>One entry per file in this folder that describes a family.</summary>
    public static IReadOnlyList<IDecoderFamily> All { get; } =
    [
        new Gemma(), new Gemma2(), new Gemma3Text(), new Llama(), new Mistral(), new Phi3(), new Qwen2(), new Qwen3(),
    ];

    /// <summary>Reads a config.json with the family that its <c>model_type</c> names.</summary>
    public static IDecoder Read(JsonElement config)
    {
        string type = ModelConfig.TryGet(config, "model_type", out JsonElement value) ? value.ToString() : "";
        IDecoderFamily? family = All.FirstOrDefault(f => f.ModelType == type);
        return family is not null
            ? family.Read(config)
            : throw new SafetyGateException(
                ModelErrors.UnknownFamily,
                $"the model_type {Printable.Quote(type)} of config.json is not supported. Supported: {string.Join(", ", All.Select(f => f.ModelType))}.");
    }
}
