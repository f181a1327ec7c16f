using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary><c>model.safetensors.index.json</c>: which tensor is in which shard.</summary>
/// <param name="ShardOfTensor">The <c>weight_map</c>: tensor name to plain file name.</param>
internal sealed record ShardIndex(IReadOnlyDictionary<string, string> ShardOfTensor)
{
    public const string FileName = "model.safetensors.index.json";

    private const int MaxLength = 100_000_000;

    /// <summary>Far above any published model, and below what a process may keep open.</summary>
    private const int MaxShards = 500;

    /// <summary>The shards in ordinal order.</summary>
    public IReadOnlyList<string> Shards { get; } =
        [.. ShardOfTensor.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The folder's index, or null when there is none or with problems added.</summary>
    public static ShardIndex? Read(CheckpointFolder folder, FileProblems problems)
    {
        byte[]? utf8 = folder.ReadBytes(FileName, MaxLength, CheckpointErrors.DamagedIndex, problems);
        return utf8 is not null && StrictJson.ParseObject(utf8, CheckpointErrors.DamagedIndex, problems) is { } root
            ? FromJson(root, problems)
            : null;
    }

    /// <summary>Compares the map with the tensors that the shards really hold, both ways.</summary>
    public void CheckAgainst(IReadOnlyDictionary<string, IReadOnlyList<SafetensorsEntry>> shards, FileProblems problems)
    {
        HashSet<(string Tensor, string Shard)> held = [];
        foreach ((string shard, IReadOnlyList<SafetensorsEntry> entries) in shards)
        {
            foreach (SafetensorsEntry entry in entries)
            {
                held.Add((entry.Name, shard));
                if (!ShardOfTensor.TryGetValue(entry.Name, out string? place) || place != shard)
                {
                    problems.Add(CheckpointErrors.DamagedIndex,
                        $"does not list tensor {Printable.Quote(entry.Name)}, which is in {Printable.Quote(shard)}");
                }
            }
        }

        foreach ((string tensor, string shard) in ShardOfTensor)
        {
            if (!held.Contains((tensor, shard)))
            {
                problems.Add(CheckpointErrors.DamagedIndex,
                    $"lists tensor {Printable.Quote(tensor)} in {Printable.Quote(shard)}, which does not have it");
            }
        }
    }

    private static ShardIndex? FromJson(JsonElement root, FileProblems problems)
    {
        if (!root.TryGetProperty("weight_map", out JsonElement map) || map.ValueKind != JsonValueKind.Object)
        {
            problems.Add(CheckpointErrors.DamagedIndex, "has no 'weight_map' object: download it again");
            return null;
        }

        int before = problems.Count;
        Dictionary<string, string> shardOfTensor = new(StringComparer.Ordinal);
        HashSet<string> checkedShards = new(StringComparer.Ordinal);
        foreach (JsonProperty property in map.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
            {
                problems.Add(CheckpointErrors.DamagedIndex, $"gives tensor {Printable.Quote(property.Name)} no file name");
                continue;
            }

            string shard = property.Value.GetString()!;
            shardOfTensor.Add(property.Name, shard);
            if (checkedShards.Add(shard))
                CheckShardName(shard, problems);
        }

        if (checkedShards.Count > MaxShards)
            problems.Add(CheckpointErrors.DamagedIndex, $"names {checkedShards.Count} shards, and at most {MaxShards} are supported");
        if (shardOfTensor.Count == 0)
            problems.Add(CheckpointErrors.DamagedIndex, "lists no tensors");
        return problems.Count == before ? new ShardIndex(shardOfTensor) : null;
    }

    private static void CheckShardName(string shard, FileProblems problems)
    {
        if (!PlainFileName.IsPlain(shard))
        {
            problems.Add(CheckpointErrors.UnsafeFileName,
                $"names the shard {Printable.Quote(shard)}, which is not the plain name of a file inside the folder; do not trust this checkpoint");
        }
        else if (WeightFormats.IsPickle(shard))
        {
            problems.Add(CheckpointErrors.PickledWeights, $"names the pickled shard {Printable.Quote(shard)}: {WeightFormats.PickleHint}");
        }
        else if (!shard.EndsWith(".safetensors", StringComparison.Ordinal))
        {
            problems.Add(CheckpointErrors.UnsupportedFormat, $"names the shard {Printable.Quote(shard)}, which is no .safetensors file");
        }
    }
}
