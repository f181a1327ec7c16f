using System.Text.Json;
using SafetyGate.Landscape.Prompts;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Parity;

/// <summary>A golden folder of trained checkpoints with what the paper's released code measured on them.</summary>
internal sealed class ReferenceSet
{
    private readonly string _folder;

    private ReferenceSet(string folder)
    {
        _folder = folder;
        JsonElement settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "settings.json")))
            .RootElement.GetProperty("settings");
        MaxNewTokens = settings.GetProperty("max_new_tokens").GetInt32();
        string prompts = settings.GetProperty("prompts").GetString()!; // "data/harmful_eval.csv (80)"
        Prompts = PromptFile.Load(Path.Combine(folder, prompts.Split(" (")[0]));
    }

    public int MaxNewTokens { get; }

    public PromptSet Prompts { get; }

    /// <summary>Every (set, curve) of the golden folder; one empty pair where there is none.</summary>
    public static IEnumerable<(string Set, string Curve)> Curves()
    {
        (string, string)[] found =
        [
            .. from set in Golden.Folders("")
               where set.Length > 0 && File.Exists(Path.Combine(Golden.Root!, set, "settings.json"))
               let curves = Path.Combine(Golden.Root!, set, "curves")
               where Directory.Exists(curves)
               from file in Directory.EnumerateFiles(curves, "*.json").Order(StringComparer.Ordinal)
               select (set, Path.GetFileNameWithoutExtension(file)),
        ];
        return found.Length > 0 ? found : [("", "")];
    }

    public static ReferenceSet Open(string name) => new(Golden.Path(name.Length == 0 ? "visage-ref" : name));

    public string Model(string name) => Path.Combine(_folder, name);

    public ReferenceCurve Curve(string name) =>
        ReferenceCurve.Read(Path.Combine(_folder, "curves", name + ".json"), Path.Combine(_folder, "responses", name + ".jsonl"));
}
