using System.Text.Json;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Models;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Models;

/// <summary>A golden model folder: a tiny checkpoint and what the reference computes on it.</summary>
internal sealed class GoldenModel
{
    private readonly JsonElement _expected;

    private GoldenModel(string folder)
    {
        Folder = folder;
        _expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json"))).RootElement;
        Prompts = [.. Ids(_expected, "input_ids").Zip(Ids(_expected, "attention_mask"), (ids, mask) => ids.Where((_, i) => mask[i] == 1).ToArray())];
    }

    public string Folder { get; }

    /// <summary>[rows][tokens], without the padding that the reference needs.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Prompts { get; }

    public float[][] LastLogits => Rows("logits_last");

    /// <summary>[positions][vocabulary] of the row that is given in full.</summary>
    public float[][] FullLogits => Rows("logits_full");

    public int FullRow => _expected.GetProperty("full_row").GetInt32();

    public int[][] Generated => Ids(_expected, "generated");

    public int MaxNewTokens => _expected.GetProperty("max_new_tokens").GetInt32();

    public JsonElement? EndCase => _expected.TryGetProperty("eos_case", out JsonElement found) ? found : null;

    /// <summary>The golden folders whose family is supported.</summary>
    public static IEnumerable<string> Supported() => Golden.Folders("models").Where(name =>
    {
        if (name.Length == 0)
            return true;
        string folder = Path.Combine(Golden.Root!, "models", name);
        string config = Path.Combine(BaseOf(folder) ?? folder, "config.json");
        return File.Exists(config) && File.Exists(Path.Combine(folder, "expected.json"))
            && JsonDocument.Parse(File.ReadAllText(config)).RootElement.GetProperty("model_type").GetString() is { } type
            && ModelFamilies.All.Any(family => family.ModelType == type);
    });

    /// <summary>The values under a key of expected.json, or null.</summary>
    public float[]? Find(string name) =>
        _expected.TryGetProperty(name, out JsonElement found) ? [.. found.EnumerateArray().Select(v => v.GetSingle())] : null;

    /// <summary>What an adapter lies over; null of a whole model.</summary>
    public string? BaseFolder => BaseOf(Folder);

    /// <summary>The folder's checkpoint; an adapter lies over the base that it names.</summary>
    public Checkpoint Open() => BaseFolder is { } baseline ? Checkpoint.OpenAdapter(Folder, baseline) : Checkpoint.Open(Folder);

    public static GoldenModel Load(string name) => new(Golden.Path("models", name));

    /// <summary>A rectangular array of ids.</summary>
    public static int[][] Ids(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetInt32()).ToArray())];

    private float[][] Rows(string name) =>
        [.. _expected.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetSingle()).ToArray())];

    private static string? BaseOf(string folder)
    {
        if (!Checkpoint.IsAdapter(folder))
            return null;
        string named = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "adapter_config.json"))).RootElement
            .GetProperty("base_model_name_or_path").GetString()!;
        string expected = Path.Combine(folder, "expected.json");
        if (File.Exists(expected)
            && JsonDocument.Parse(File.ReadAllText(expected)).RootElement.TryGetProperty("base", out JsonElement given)
            && given.ValueKind == JsonValueKind.String)
            named = given.GetString()!;
        string inside = Path.GetFullPath(Path.Combine(folder, named));
        return Directory.Exists(inside) ? inside : Path.Combine(Path.GetDirectoryName(folder)!, Path.GetFileName(named));
    }
}
