using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A size of memory, or null.</summary>
internal sealed record SizeForm : IValueForm
{
    public string Accepted => $"{ByteSize.Accepted}, or null";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind == JsonTokenType.Null)
            return true;
        if (node.Kind is not (JsonTokenType.String or JsonTokenType.Number))
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        value = ByteSize.Find(node.Text);
        if (value is null)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is {OneLine.Word(node.Text)}; give {Accepted}");
        return value is not null;
    }

    public JsonObject Schema() => new() { ["type"] = new JsonArray("string", "integer", "null") };
}
