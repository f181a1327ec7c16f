using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A text that means nothing to this program, such as the address of a schema.</summary>
internal sealed record AnyTextForm : IValueForm
{
    public string Accepted => "a text";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind == JsonTokenType.String)
            return true;
        problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
        return false;
    }

    public JsonObject Schema() => new() { ["type"] = "string" };
}
