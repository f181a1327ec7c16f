using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// The language model inside a vision-language checkpoint of LLaVA's kind (arXiv 2304.08485): its configuration is
/// <c>text_config</c>, its tensors lie under <c>language_model.</c> or <c>model.language_model.</c>, and what sees
/// pictures stands beside it. A text alone never reaches that part, so it is left out.
/// </summary>
/// <param name="Config">As a text model of the same family would have it.</param>
/// <param name="Tensors">Under the names of a text model.</param>
internal sealed record LanguageTower(JsonElement Config, IReadOnlyDictionary<string, StoredTensor> Tensors)
{
    private const string TextConfig = "text_config";

    /// <summary>From the prefix in the file to that of a text model; the first that fits.</summary>
    private static readonly (string From, string To)[] Prefixes =
    [
        ("language_model.model.", "model."),
        ("language_model.lm_head.", "lm_head."),
        ("model.language_model.", "model."),
    ];

    private static readonly string[] Vision =
    [
        "vision_tower.", "multi_modal_projector.", "image_newline", "model.vision_tower.", "model.multi_modal_projector.",
        "model.image_newline",
    ];

    /// <summary>Keys that older versions write beside <c>text_config</c> instead of into it.</summary>
    private static readonly string[] Shared = ["tie_word_embeddings", "eos_token_id", "quantization_config"];

    /// <summary>Null where the checkpoint is no vision-language model.</summary>
    public static LanguageTower? Find(
        JsonElement config, IReadOnlyDictionary<string, StoredTensor> tensors, ProblemList problems)
    {
        bool nested = config.TryGetProperty(TextConfig, out JsonElement text) && text.ValueKind == JsonValueKind.Object
            && text.TryGetProperty("model_type", out JsonElement type) && type.ValueKind == JsonValueKind.String;
        if (!nested || !tensors.Keys.Any(name => Rename(name) != name))
            return null;
        Dictionary<string, StoredTensor> tower = new(StringComparer.Ordinal);
        foreach ((string name, StoredTensor tensor) in tensors.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            if (Vision.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
                continue;
            string renamed = Rename(name);
            if (!tower.TryAdd(renamed, tensor.Renamed(renamed)))
                problems.Add(CheckpointErrors.ArchitectureMismatch, $"tensor {Printable.Quote(renamed)} of the language model is there under two names");
        }

        return new LanguageTower(Fill(config, text), tower);
    }

    private static string Rename(string name)
    {
        foreach ((string from, string to) in Prefixes)
        {
            if (name.StartsWith(from, StringComparison.Ordinal))
                return to + name[from.Length..];
        }

        return name;
    }

    /// <summary>A nested configuration leaves out what its family has by default.</summary>
    private static JsonElement Fill(JsonElement config, JsonElement text)
    {
        JsonObject filled = JsonNode.Parse(text.GetRawText())!.AsObject();
        foreach (string key in Shared)
        {
            if (!filled.ContainsKey(key) && config.TryGetProperty(key, out JsonElement value))
                filled.Add(key, JsonNode.Parse(value.GetRawText()));
        }

        foreach ((string key, int value) in LanguageTowerDefaults.Of((string)filled["model_type"]!))
            filled.TryAdd(key, value);
        return JsonElement.Parse(filled.ToJsonString());
    }
}
