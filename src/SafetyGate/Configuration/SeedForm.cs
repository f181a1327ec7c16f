using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A seed: a whole number of 64 bits without sign.</summary>
internal sealed record SeedForm : IValueForm
{
    public string Accepted { get; } = $"a whole number from 0 to {ulong.MaxValue.ToString(CultureInfo.InvariantCulture)}";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind != JsonTokenType.Number)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        bool fits = ulong.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed);
        if (!fits)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is {OneLine.Word(node.Text)}; give {Accepted}");
        value = seed;
        return fits;
    }

    public JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ulong.MaxValue };
}
