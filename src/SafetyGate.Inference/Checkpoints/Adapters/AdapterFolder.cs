using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>A PEFT folder: <c>adapter_config.json</c> and <c>adapter_model.safetensors</c>.</summary>
internal static class AdapterFolder
{
    private const string ConfigFile = "adapter_config.json";
    private const string WeightsFile = "adapter_model.safetensors";
    private const string PickledFile = "adapter_model.bin";
    private const int MaxConfigLength = 1 << 20;

    private static readonly string[] Tokenizers = ["tokenizer.json", "tokenizer.model"];

    /// <summary>Read together with the tokenizer, so that a template never meets another's tokens.</summary>
    private static readonly string[] TokenizerFiles =
    [
        .. Tokenizers, "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "chat_template.jinja", "chat_template.json",
    ];

    /// <summary>Whether a folder holds an adapter and no whole model.</summary>
    public static bool IsAdapter(string folder) =>
        (Has(folder, ConfigFile) || Has(folder, WeightsFile))
        && !Has(folder, "model.safetensors") && !Has(folder, ShardIndex.FileName);

    /// <summary>The folder that a file of the adapted model is read from: the tokenizer's files come from one folder, the
    /// adapter's if it has a tokenizer, and any other from the adapter's where it is there.</summary>
    public static CheckpointFolder Choose(CheckpointFolder adapter, CheckpointFolder baseline, string fileName)
    {
        bool own = TokenizerFiles.Contains(fileName, StringComparer.Ordinal)
            ? Tokenizers.Any(t => Has(adapter.FullPath, t))
            : PlainFileName.IsPlain(fileName) && Has(adapter.FullPath, fileName);
        return own ? adapter : baseline;
    }

    /// <summary>Reads the adapter over a base that is open.</summary>
    /// <returns>The adapter's own file, for whoever disposes it, and the merged tensors.</returns>
    /// <exception cref="Diagnostics.SafetyGateException">Everything that is wrong with the adapter.</exception>
    public static (SafetensorsFile File, IReadOnlyDictionary<string, StoredTensor> Tensors) Read(
        CheckpointFolder folder, JsonElement baseConfig, IReadOnlyDictionary<string, StoredTensor> baseline)
    {
        var all = new ProblemList();
        AdapterConfig? config = ReadConfig(folder, new FileProblems(all, ConfigFile));
        var problems = new FileProblems(all, WeightsFile);
        SafetensorsFile? file = Map(folder, problems);
        try
        {
            IReadOnlyDictionary<string, StoredTensor> merged = baseline;
            if (file is not null && config is not null && all.Count == 0)
            {
                var merge = new AdapterMerge(baseline, config, TiedEmbeddings.AreTied(baseConfig, baseline), problems);
                merged = merge.Run(file.Tensors.Values);
            }

            all.ThrowIfAny(folder.Subject);
            return (file!, merged);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    private static AdapterConfig? ReadConfig(CheckpointFolder folder, FileProblems problems)
    {
        byte[]? text = folder.ReadBytes(ConfigFile, MaxConfigLength, AdapterErrors.DamagedConfig, problems);
        if (text is null)
        {
            if (problems.Count == 0)
                problems.Add(CheckpointErrors.FileMissing, "is missing: save the adapter with save_pretrained");
            return null;
        }

        return StrictJson.ParseObject(text, AdapterErrors.DamagedConfig, problems) is { } root
            ? AdapterConfigReader.Read(root, problems)
            : null;
    }

    private static SafetensorsFile? Map(CheckpointFolder folder, FileProblems problems)
    {
        OpenedFile? opened = folder.Open(WeightsFile, problems);
        if (opened is null)
        {
            if (problems.Count == 0 && Has(folder.FullPath, PickledFile))
                problems.Add(CheckpointErrors.PickledWeights, "is missing, and 'adapter_model.bin' is pickled: loading a pickle runs whatever code is inside it. Save the adapter with save_pretrained(folder, safe_serialization=True)");
            else if (problems.Count == 0)
                problems.Add(CheckpointErrors.FileMissing, "is missing: save the adapter with save_pretrained");
            return null;
        }

        using ValidatedSafetensors? validated = ValidatedSafetensors.Validate(opened, problems);
        if (validated is { Entries.Count: 0 })
            problems.Damaged("holds no tensors");
        return validated is null || problems.Count > 0 ? null : SafetensorsFile.Map(validated, problems);
    }

    private static bool Has(string folder, string fileName) => File.Exists(Path.Combine(folder, fileName));
}
