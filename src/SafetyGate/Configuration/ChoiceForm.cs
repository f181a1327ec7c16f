using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>One of a few names, written in lower case.</summary>
internal sealed record ChoiceForm<T> : IValueForm
    where T : struct, Enum
{
    private static readonly string[] Names = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public string Accepted { get; } = "one of " + string.Join(", ", Names.Select(name => $"\"{name}\""));

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind != JsonTokenType.String)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        int index = Array.IndexOf(Names, node.Text);
        if (index < 0)
        {
            string hint = Spelling.Nearest(node.Text, Names) is { } near ? $"; did you mean \"{near}\"?" : $"; give {Accepted}";
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is \"{OneLine.Word(node.Text)}\"{hint}");
            return false;
        }

        value = Enum.GetValues<T>()[index];
        return true;
    }

    public JsonObject Schema() => new() { ["enum"] = new JsonArray([.. Names.Select(name => JsonValue.Create(name))]) };
}
