using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>The files of a model that the gate reads: no pickles, no second copies in other formats, no pictures.</summary>
internal static class HubFileSelection
{
    private const string Weights = ".safetensors";
    private static readonly string[] Whole = ["model.safetensors", "model.safetensors.index.json", "adapter_model.safetensors"];

    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "config.json", "generation_config.json", "special_tokens_map.json", "added_tokens.json", "chat_template.jinja",
        "chat_template.json", "model.safetensors.index.json", "adapter_config.json", "vocab.json", "merges.txt",
    };

    /// <summary>What is to be downloaded, small files first.</summary>
    /// <exception cref="SafetyGateException"><see cref="HubErrors.NothingToFetch"/>.</exception>
    public static IReadOnlyList<HubFile> Of(HubModelId id, IReadOnlyList<HubFile> files)
    {
        bool whole = files.Any(f => Whole.Contains(f.Name, StringComparer.Ordinal));
        HubFile[] chosen =
        [
            .. files.Where(f => Texts.Contains(f.Name) || f.Name.StartsWith("tokenizer", StringComparison.Ordinal) || IsWeights(f.Name, whole))
                .OrderBy(f => f.Size).ThenBy(f => f.Name, StringComparer.Ordinal),
        ];
        return chosen.Any(f => f.Name.EndsWith(Weights, StringComparison.Ordinal))
            ? chosen
            : throw new SafetyGateException(
                HubErrors.NothingToFetch,
                $"{id} has no safetensors at its top. Pickled and quantised weights are not read: choose a revision with safetensors, or convert the model.");
    }

    /// <summary>Some publishers add the weights a second time under their own stack's names.</summary>
    private static bool IsWeights(string name, bool whole) =>
        name.EndsWith(Weights, StringComparison.Ordinal)
        && !(whole && name.StartsWith("consolidated", StringComparison.Ordinal));
}
