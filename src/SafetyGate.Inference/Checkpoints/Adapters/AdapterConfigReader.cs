using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>
/// Reads <c>adapter_config.json</c> as PEFT writes it. A setting that is not known must be off (null, false or empty):
/// what it means cannot be guessed.
/// </summary>
internal sealed class AdapterConfigReader
{
    private const int MaxPatterns = 4096;

    /// <summary>Each regular expression costs some 240 KB; a plain name costs nothing.</summary>
    private const int MaxExpressions = 128;
    private const int MaxRank = 1 << 16;

    /// <summary>Settings of the training or of the file's origin, which say nothing about the tensors.</summary>
    private static readonly HashSet<string> Ignored = new(StringComparer.Ordinal)
    {
        "auto_mapping", "base_model_name_or_path", "exclude_modules", "inference_mode", "layers_pattern",
        "layers_to_transform", "lora_dropout", "megatron_core", "peft_version", "qalora_group_size", "revision",
        "target_modules", "eva_config", "runtime_config",
        "fan_in_fan_out", // PEFT itself switches it off for the linear layers that every supported family is made of
    };

    private readonly JsonElement _root;
    private readonly FileProblems _problems;

    private AdapterConfigReader(JsonElement root, FileProblems problems)
    {
        _root = root;
        _problems = problems;
    }

    /// <summary>The settings; meaningless where problems were added.</summary>
    public static AdapterConfig Read(JsonElement root, FileProblems problems) => new AdapterConfigReader(root, problems).Read();

    private AdapterConfig Read()
    {
        foreach (JsonProperty property in _root.EnumerateObject())
            Check(property.Name, property.Value);
        if (Find("peft_type") is null)
            Damaged("it has no peft_type");
        return new AdapterConfig((int)Number(Find("r"), "r", whole: true, fallback: 8), Number(Find("lora_alpha"), "lora_alpha", whole: false, fallback: 8))
        {
            RankStabilised = Flag("use_rslora"),
            Magnitudes = Flag("use_dora"),
            Biases = Find("bias") is { ValueKind: JsonValueKind.String } bias && !bias.ValueEquals("none"),
            RankPatterns = Patterns("rank_pattern", whole: true),
            AlphaPatterns = Patterns("alpha_pattern", whole: false),
            SavedModules = SavedModules(),
        };
    }

    private void Check(string name, JsonElement value)
    {
        bool supported = name switch
        {
            "r" or "lora_alpha" or "use_rslora" or "use_dora" or "rank_pattern" or "alpha_pattern" or "modules_to_save" => true,
            "peft_type" => IsOneOf(value, "LORA"),
            "task_type" => value.ValueKind == JsonValueKind.Null || IsOneOf(value, "CAUSAL_LM"),
            "bias" => IsOneOf(value, "none", "all", "lora_only"),
            // Other ways change the base's weights before the training, so the file does not fit the plain base.
            "init_lora_weights" => value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null
                || IsOneOf(value, "gaussian", "eva", "orthogonal"),
            _ => Ignored.Contains(name) || IsOff(value),
        };
        if (!supported)
            Unsupported($"sets {Printable.Quote(name)} to {Show(value)}, which is not supported");
    }

    private JsonElement? Find(string name) =>
        _root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private bool Flag(string name)
    {
        JsonElement? value = Find(name);
        if (value is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
            Damaged($"{name} is neither true nor false");
        return value is { ValueKind: JsonValueKind.True };
    }

    private double Number(JsonElement? value, string name, bool whole, double fallback)
    {
        if (value is null)
            return fallback;
        double number = value.Value.ValueKind == JsonValueKind.Number ? value.Value.GetDouble() : double.NaN;
        if (whole && !(number >= 1 && number <= MaxRank && number == Math.Floor(number)))
            Damaged($"{name} is not a whole number from 1 to {MaxRank}");
        else if (!float.IsFinite((float)number))
            Damaged($"{name} is not a number");
        else
            return number;
        return fallback;
    }

    private List<ModulePattern> Patterns(string name, bool whole)
    {
        List<ModulePattern> patterns = [];
        if (Find(name) is not { } value)
            return patterns;
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() > MaxPatterns)
        {
            Damaged($"{name} is not an object of at most {MaxPatterns} entries");
            return patterns;
        }

        foreach (JsonProperty entry in value.EnumerateObject())
        {
            double number = Number(entry.Value, $"{name}[{Printable.Quote(entry.Name)}]", whole, fallback: 1);
            if (patterns.Count(p => !p.IsName) == MaxExpressions)
            {
                Unsupported($"has more than {MaxExpressions} regular expressions in {name}");
                break;
            }

            if (ModulePattern.Create(entry.Name, number) is { } pattern)
                patterns.Add(pattern);
            else
                Unsupported($"has the key {Printable.Quote(entry.Name)} in {name}, which is no pattern that can be matched in bounded time");
        }

        return patterns;
    }

    private List<string> SavedModules()
    {
        if (Find("modules_to_save") is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String && !v.ValueEquals("")))
            return [.. value.EnumerateArray().Take(MaxPatterns).Select(v => v.GetString()!)];
        Damaged("modules_to_save is not an array of names");
        return [];
    }

    private void Damaged(string what) => _problems.Add(AdapterErrors.DamagedConfig, $"cannot be used: {what}");

    private void Unsupported(string what) => _problems.Add(
        AdapterErrors.UnsupportedSetting, $"{what}: merge the adapter (PEFT's merge_and_unload, then save_pretrained) and check the result");

    private static bool IsOneOf(JsonElement value, params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(text))
                return true;
        }

        return false;
    }

    private static bool IsOff(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    private static string Show(JsonElement value)
    {
        string text = value.GetRawText();
        return Printable.Quote(text.Length > 60 ? text[..60] + "..." : text);
    }
}
