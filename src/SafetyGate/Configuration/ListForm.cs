using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A list whose elements all have one form, or null for none. It gives the elements' values as an array.</summary>
/// <param name="element">What an element accepts.</param>
/// <param name="most">The most elements.</param>
internal sealed class ListForm(IValueForm element, int most) : IValueForm
{
    public string Accepted { get; } = string.Create(
        CultureInfo.InvariantCulture, $"a list of at most {most}, each {element.Accepted}; or null for none");

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind == JsonTokenType.Null)
            return true;
        if (node.Kind != JsonTokenType.StartArray)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        if (node.Members.Count > most)
        {
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} has {node.Members.Count} elements; give at most {most}");
            return false;
        }

        var values = new object?[node.Members.Count];
        bool fits = true;
        for (int i = 0; i < values.Length; i++)
            fits &= element.TryRead(node.Members[i].Value, $"{key}[{i}]", problems, out values[i]);
        value = values;
        return fits;
    }

    public JsonObject Schema() => new()
    {
        ["type"] = new JsonArray("array", "null"),
        ["items"] = element.Schema(),
        ["maxItems"] = most,
    };

    /// <summary>The values that were read, typed; null for none.</summary>
    public static T[]? Values<T>(object? value) => value is object?[] values ? [.. values.Cast<T>()] : null;
}
