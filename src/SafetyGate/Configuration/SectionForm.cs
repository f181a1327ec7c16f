using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>What a section's object offers, as far as its reader's neighbours must know.</summary>
internal interface ISection
{
    /// <summary>Its keys.</summary>
    IReadOnlyList<string> Keys { get; }

    /// <summary>Every key with its meaning and what it accepts, in order.</summary>
    IEnumerable<(string Key, string Meaning, IValueForm Form)> Settings { get; }
}

/// <summary>An object whose keys are settings; a key that is left out keeps its default.</summary>
internal sealed class SectionForm<T>(T defaults, Setting<T>[] settings) : IValueForm, ISection
    where T : class
{
    private readonly Dictionary<string, Setting<T>> _settings = settings.ToDictionary(s => s.Name, StringComparer.Ordinal);

    public IReadOnlyList<string> Keys { get; } = [.. settings.Select(s => s.Name)];

    public string Accepted => "an object, { ... }";

    public IEnumerable<(string Key, string Meaning, IValueForm Form)> Settings =>
        settings.Select(setting => (setting.Name, setting.Meaning, setting.Form));

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        T section = defaults;
        value = section;
        if (node.Kind != JsonTokenType.StartObject)
        {
            string name = key.Length == 0 ? "the configuration" : key;
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{name} is {node.TypeName}; give {Accepted}");
            return false;
        }

        var seen = new Dictionary<string, TextPlace>(StringComparer.Ordinal);
        foreach (ConfigurationMember member in node.Members)
        {
            string full = key.Length == 0 ? member.Name : $"{key}.{member.Name}";
            if (!_settings.TryGetValue(member.Name, out Setting<T>? setting))
                problems.Add(ConfigurationErrors.UnknownKey, member.Place, Unknown(member.Name, key));
            else if (!seen.TryAdd(member.Name, member.Place))
                problems.Add(ConfigurationErrors.DuplicateKey, member.Place, Twice(full, seen[member.Name]));
            else if (setting.Form.TryRead(member.Value, full, problems, out object? read))
                section = setting.Set(section, read);
        }

        value = section;
        return true;
    }

    public JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (Setting<T> setting in settings)
        {
            JsonObject property = setting.Form.Schema();
            property.Insert(0, "description", setting.Meaning);
            properties.Add(setting.Name, property);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static string Twice(string key, TextPlace first) => $"{key} is set on line {first.Line} already; keep one";

    private string Unknown(string name, string key)
    {
        string place = key.Length == 0 ? "the configuration" : key;
        string hint = Spelling.Nearest(name, Keys) is { } near ? $"did you mean \"{near}\"?" : Elsewhere(name);
        return $"{place} has no key \"{OneLine.Word(name)}\"; {hint}";
    }

    private string Elsewhere(string name)
    {
        string? section = settings.FirstOrDefault(s => s.Form is ISection inner && inner.Keys.Contains(name))?.Name;
        return section is not null
            ? $"it belongs in \"{section}\""
            : $"its keys are {string.Join(", ", Keys.Where(k => k != ConfigurationSchema.SchemaKey))}";
    }
}
