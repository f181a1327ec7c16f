using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>One of a few names.</summary>
/// <param name="names">The names.</param>
internal sealed class NameForm(IReadOnlyList<string> names) : IValueForm
{
    public string Accepted { get; } = "one of " + string.Join(", ", names.Select(name => $"\"{name}\""));

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = node.Text;
        if (node.Kind != JsonTokenType.String)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        if (names.Contains(node.Text))
            return true;
        string hint = Spelling.Nearest(node.Text, names) is { } near ? $"did you mean \"{near}\"?" : $"give {Accepted}";
        problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is \"{OneLine.Word(node.Text)}\"; {hint}");
        return false;
    }

    public JsonObject Schema() => new() { ["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) };
}
