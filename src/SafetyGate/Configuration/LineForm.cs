using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A line of text.</summary>
/// <param name="Longest">The most characters.</param>
internal sealed record LineForm(int Longest) : IValueForm
{
    /// <summary>Whether null is accepted.</summary>
    public bool Nullable { get; init; }

    public string Accepted => string.Create(
        CultureInfo.InvariantCulture, $"a line of at most {Longest} characters{(Nullable ? ", or null" : "")}");

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind == JsonTokenType.Null && Nullable)
            return true;
        if (node.Kind != JsonTokenType.String)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        bool fits = !string.IsNullOrWhiteSpace(node.Text) && node.Text.Length <= Longest && !node.Text.Any(char.IsControl);
        if (!fits)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is blank, too long or has control characters; give {Accepted}");
        value = node.Text;
        return fits;
    }

    public JsonObject Schema() => new()
    {
        ["type"] = Nullable ? new JsonArray("string", "null") : "string",
        ["minLength"] = 1,
        ["maxLength"] = Longest,
    };
}
