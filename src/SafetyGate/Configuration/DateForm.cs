using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A day of the calendar.</summary>
internal sealed record DateForm : IValueForm
{
    private const string Format = "yyyy-MM-dd";

    public string Accepted => "a day as \"2026-01-31\"";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = null;
        if (node.Kind != JsonTokenType.String)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        bool fits = DateOnly.TryParseExact(node.Text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        if (!fits)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is \"{OneLine.Word(node.Text)}\"; give {Accepted}");
        value = day;
        return fits;
    }

    public JsonObject Schema() => new() { ["type"] = "string", ["format"] = "date" };
}
