using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A whole number, written in digits, within bounds, both included.</summary>
internal sealed record WholeNumberForm(int Minimum, int Maximum) : IValueForm
{
    /// <summary>Whether odd numbers are refused.</summary>
    public bool Even { get; init; }

    /// <summary>Whether null is accepted.</summary>
    public bool Nullable { get; init; }

    public string Accepted => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Even ? "an even" : "a whole")} number from {Minimum} to {Maximum}{(Nullable ? ", or null" : "")}");

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind == JsonTokenType.Null && Nullable)
            return true;
        if (node.Kind != JsonTokenType.Number)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        bool fits = int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= Minimum && number <= Maximum && (!Even || number % 2 == 0);
        if (!fits)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is {OneLine.Word(node.Text)}; give {Accepted}");
        value = number;
        return fits;
    }

    public JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = Nullable ? new JsonArray("integer", "null") : "integer",
            ["minimum"] = Minimum,
            ["maximum"] = Maximum,
        };
        if (Even)
            schema["multipleOf"] = 2;
        return schema;
    }
}
