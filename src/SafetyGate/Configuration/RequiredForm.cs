using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>An object of which some keys must be there.</summary>
/// <param name="section">The object.</param>
/// <param name="required">The keys.</param>
internal sealed class RequiredForm<T>(SectionForm<T> section, string[] required) : IValueForm
    where T : class
{
    public string Accepted => $"an object with {string.Join(", ", section.Keys.Select(k => required.Contains(k) ? k : $"{k} if need be"))}";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        if (!section.TryRead(node, key, problems, out value))
            return false;
        string[] lacking = [.. required.Where(name => node.Find(name) is not { } found || found.Kind == JsonTokenType.Null)];
        if (lacking.Length > 0)
            problems.Add(ConfigurationErrors.MissingKey, node.Place, $"{key} lacks {string.Join(", ", lacking)}");
        return lacking.Length == 0;
    }

    public JsonObject Schema()
    {
        JsonObject schema = section.Schema();
        schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        return schema;
    }
}
