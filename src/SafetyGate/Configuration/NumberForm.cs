using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A finite number within bounds, both included unless said otherwise.</summary>
internal sealed record NumberForm(double Minimum, double Maximum) : IValueForm
{
    /// <summary>Whether the minimum itself is refused.</summary>
    public bool AboveMinimum { get; init; }

    /// <summary>Whether null, which switches a limit off, is accepted.</summary>
    public bool Nullable { get; init; }

    public string Accepted => string.Create(
        CultureInfo.InvariantCulture,
        $"a number {(AboveMinimum ? "above" : "from")} {Minimum} {(AboveMinimum ? "and at most" : "to")} {Maximum}")
        + (Nullable ? ", or null to switch it off" : "");

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

        double number = double.Parse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
        bool fits = double.IsFinite(number) && number <= Maximum && (AboveMinimum ? number > Minimum : number >= Minimum);
        if (!fits)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is {OneLine.Word(node.Text)}; give {Accepted}");
        value = number;
        return fits;
    }

    public JsonObject Schema() => new()
    {
        ["type"] = Nullable ? new JsonArray("number", "null") : "number",
        [AboveMinimum ? "exclusiveMinimum" : "minimum"] = Minimum,
        ["maximum"] = Maximum,
    };
}
