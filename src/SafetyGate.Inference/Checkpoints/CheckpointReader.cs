using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>Opens a folder: finds everything that is wrong with it first, and maps its files only if nothing is.</summary>
internal static class CheckpointReader
{
    private const string ConfigFile = "config.json";
    private const string SingleFile = "model.safetensors";
    private const int MaxConfigLength = 16 << 20;

    public static CheckpointContents Read(CheckpointFolder folder)
    {
        var problems = new ProblemList();
        if (!Directory.Exists(folder.FullPath))
        {
            problems.Add(CheckpointErrors.FolderMissing, File.Exists(folder.FullPath)
                ? "is a file: name the folder that holds config.json and the weights"
                : "does not exist: check the path");
        }

        problems.ThrowIfAny(folder.Subject);
        byte[] configText = ReadConfigText(folder, problems);
        JsonElement? config = configText.Length == 0
            ? null
            : StrictJson.ParseObject(configText, CheckpointErrors.DamagedConfig, new FileProblems(problems, ConfigFile));
        var shards = new SortedDictionary<string, ValidatedSafetensors>(StringComparer.Ordinal);
        try
        {
            ValidateWeights(folder, shards, problems);
            problems.ThrowIfAny(folder.Subject);
            List<SafetensorsFile> files = Map(shards, problems);
            problems.ThrowIfAny(folder.Subject);
            return new CheckpointContents(configText, config!.Value, files);
        }
        finally
        {
            foreach (ValidatedSafetensors shard in shards.Values)
                shard.Dispose();
        }
    }

    private static byte[] ReadConfigText(CheckpointFolder folder, ProblemList all)
    {
        var problems = new FileProblems(all, ConfigFile);
        byte[]? text = folder.ReadBytes(ConfigFile, MaxConfigLength, CheckpointErrors.DamagedConfig, problems);
        if (text is null && problems.Count == 0)
            problems.Add(CheckpointErrors.FileMissing, "is missing: name a model folder in Hugging Face form");
        else if (text is { Length: 0 })
            problems.Add(CheckpointErrors.DamagedConfig, "is empty: download it again");
        return text ?? [];
    }

    private static void ValidateWeights(
        CheckpointFolder folder, SortedDictionary<string, ValidatedSafetensors> shards, ProblemList all)
    {
        int before = all.Count;
        var indexProblems = new FileProblems(all, ShardIndex.FileName);
        ShardIndex? index = ShardIndex.Read(folder, indexProblems);
        var singleProblems = new FileProblems(all, SingleFile);
        bool single = folder.Find(SingleFile, singleProblems) is not null;
        if (index is null)
        {
            if (single && indexProblems.Count == 0)
                Validate(folder, SingleFile, shards, all);
            else if (all.Count == before)
                WeightFormats.ExplainMissingWeights(folder, all);
            return;
        }

        if (single && !index.Shards.Contains(SingleFile))
        {
            indexProblems.Add(CheckpointErrors.DamagedIndex, $"stands beside a '{SingleFile}' that it does not name: "
                + "some loaders would take one and some the other; remove the wrong one");
        }

        before = all.Count;
        foreach (string shard in index.Shards)
            Validate(folder, shard, shards, all);
        if (all.Count == before)
            index.CheckAgainst(shards.ToDictionary(s => s.Key, s => s.Value.Entries), indexProblems);
    }

    private static void Validate(
        CheckpointFolder folder, string fileName, SortedDictionary<string, ValidatedSafetensors> shards, ProblemList all)
    {
        var problems = new FileProblems(all, fileName);
        OpenedFile? file = folder.Open(fileName, problems);
        if (file is null)
        {
            if (problems.Count == 0)
                problems.Add(CheckpointErrors.FileMissing, "is named by the index and is missing: download it");
        }
        else if (ValidatedSafetensors.Validate(file, problems) is { } validated)
        {
            shards.Add(fileName, validated);
            if (validated.Entries.Count == 0)
                problems.Damaged("holds no tensors");
        }
    }

    private static List<SafetensorsFile> Map(SortedDictionary<string, ValidatedSafetensors> shards, ProblemList all)
    {
        List<SafetensorsFile> files = [];
        foreach ((string fileName, ValidatedSafetensors shard) in shards)
        {
            if (SafetensorsFile.Map(shard, new FileProblems(all, fileName)) is { } file)
                files.Add(file);
        }

        if (all.Count > 0)
            files.ForEach(f => f.Dispose());
        return files;
    }
}
