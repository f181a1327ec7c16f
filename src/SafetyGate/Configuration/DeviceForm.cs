using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>Devices, or null for the engine's own choice.</summary>
internal sealed record DeviceForm : IValueForm
{
    public string Accepted => "`cpu`, `cuda:0`, several as `cuda:0,cuda:1`, or null";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = node.Kind == JsonTokenType.String ? node.Text : null;
        if (node.Kind is not (JsonTokenType.String or JsonTokenType.Null))
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        bool fits = value is null || DeviceNames.Parse(node.Text) is not null;
        if (!fits)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is \"{OneLine.Word(node.Text)}\"; give {Accepted}, each GPU once and no GPU beside the processor");
        return fits;
    }

    public JsonObject Schema() => new() { ["type"] = new JsonArray("string", "null"), ["minLength"] = 1 };
}
