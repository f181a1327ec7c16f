using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>The path of a file, or null.</summary>
internal sealed record PathForm : IValueForm
{
    private const int LongestPath = 4_096;

    public string Accepted => "the path of a file, or null";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = node.Kind == JsonTokenType.String ? node.Text : null;
        if (node.Kind is not (JsonTokenType.String or JsonTokenType.Null))
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        bool fits = value is null || IsPath(node.Text);
        if (!fits)
        {
            problems.Add(
                ConfigurationErrors.OutOfRange,
                node.Place,
                $"{key} is blank, longer than {LongestPath} characters or has control characters; give {Accepted}");
        }

        return fits;
    }

    private static bool IsPath(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LongestPath && !text.Any(char.IsControl);

    public JsonObject Schema() => new() { ["type"] = new JsonArray("string", "null"), ["minLength"] = 1, ["maxLength"] = LongestPath };
}
