using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>true or false.</summary>
internal sealed record FlagForm : IValueForm
{
    public string Accepted => "true or false";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = node.Kind == JsonTokenType.True;
        if (node.Kind is JsonTokenType.True or JsonTokenType.False)
            return true;
        problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
        return false;
    }

    public JsonObject Schema() => new() { ["type"] = "boolean" };
}
