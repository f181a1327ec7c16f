using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>A system prompt: one of the names, a file behind '@', or the text.</summary>
internal sealed record SystemPromptForm : IValueForm
{
    public string Accepted =>
        $"{SystemPrompts.Default}, {SystemPrompts.None}, {SystemPrompts.Roleplay}, {SystemPrompts.Safety}, a file as @path, or the text";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        value = node.Text;
        if (node.Kind != JsonTokenType.String)
        {
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        bool fits = !string.IsNullOrWhiteSpace(node.Text) && node.Text is not [SystemPrompts.FileMark]
            && node.Text.Length <= SystemPrompts.LongestText && !node.Text.Contains('\0', StringComparison.Ordinal);
        if (!fits)
        {
            problems.Add(
                ConfigurationErrors.OutOfRange, node.Place, $"{key} is blank, longer than {SystemPrompts.LongestText} characters or has a NUL; give {Accepted}");
        }

        return fits;
    }

    public JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = SystemPrompts.LongestText };
}
