using System.Text.Json;

namespace SafetyGate.Configuration;

/// <summary>A short text of one line, or null.</summary>
/// <param name="What">What it is, for messages.</param>
internal sealed record LabelForm(string What) : IValueForm
{
    private const int Longest = 1_000;

    public string Accepted => $"{What}, or null";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = node.Kind == JsonTokenType.String ? node.Text : null;
        if (node.Kind is not (JsonTokenType.String or JsonTokenType.Null))
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        bool fits = value is null || (!string.IsNullOrWhiteSpace(node.Text) && node.Text.Length <= Longest && !node.Text.Any(char.IsControl));
        if (!fits)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} is blank, longer than {Longest} characters or has control characters; give {Accepted}");
        return fits;
    }
}
