using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafetyGate.Configuration;

/// <summary>Tells of every setting which of its sources won.</summary>
public static class ConfigurationOrigins
{
    private const string Default = "default";
    private const string Derived = "follows from other settings";

    private static readonly JsonSerializerOptions OneLine = new(GateJson.Options) { WriteIndented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every setting, in the order of the reference.</summary>
    /// <param name="configuration">What will be used.</param>
    /// <param name="path">The configuration file; null where there is none.</param>
    /// <param name="options">Key to option, for options that were given.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">The file cannot be used.</exception>
    public static IReadOnlyList<SettingOrigin> Of(
        GateConfiguration configuration, string? path, IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(options);
        GateConfiguration file = path is null ? GateConfiguration.Default : ConfigurationFile.Load(path, alone: false);
        ConfigurationNode? root = path is null
            ? null
            : ConfigurationParser.Parse(File.ReadAllText(path), new ConfigurationProblems(path));
        JsonElement used = JsonSerializer.SerializeToElement(configuration, OneLine);
        JsonElement written = JsonSerializer.SerializeToElement(file, OneLine);
        return
        [
            .. from leaf in Leaves(ConfigurationSchema.Root, [])
               let value = Find(used, leaf)
               where value is not null
               let key = string.Join('.', leaf)
               select new SettingOrigin(key, value, Origin(key)),
        ];

        string Origin(string key)
        {
            if (options.TryGetValue(key, out string? option))
                return option;
            string[] leaf = key.Split('.');
            if (Find(used, leaf) != Find(written, leaf))
                return Derived;
            return root?.Find(leaf) is { } node
                ? string.Create(CultureInfo.InvariantCulture, $"{path}:{node.Place.Line}")
                : Default;
        }
    }

    private static IEnumerable<string[]> Leaves(ISection section, string[] prefix) => section.Settings.SelectMany(
        setting => setting.Form is ISection inner ? Leaves(inner, [.. prefix, setting.Key]) : [[.. prefix, setting.Key]]);

    private static string? Find(JsonElement root, string[] leaf)
    {
        JsonElement element = root;
        foreach (string name in leaf)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.GetRawText();
    }
}
