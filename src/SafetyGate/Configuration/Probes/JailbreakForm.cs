using System.Text.Json.Nodes;

namespace SafetyGate.Configuration.Probes;

/// <summary>A jailbreak set: both of its keys must be there.</summary>
internal sealed record JailbreakForm : IValueForm
{
    private static readonly SectionForm<JailbreakConfiguration> Section = new(new("", ""),
    [
        new("name", "What reports call the set.", new AnyNameForm(), (c, v) => c with { Name = (string)v! }),
        new("path", "The prompt file.", new PathForm(), (c, v) => c with { Path = (string?)v ?? "" }),
    ]);

    public string Accepted => "{ \"name\": letters and digits, \"path\": a prompt file }";

    public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
    {
        if (!Section.TryRead(node, key, problems, out value))
            return false;
        var set = (JailbreakConfiguration)value!;
        bool fits = JailbreakConfiguration.IsName(set.Name) && set.Path.Length > 0;
        if (!fits)
            problems.Add(ConfigurationErrors.OutOfRange, node.Place, $"{key} lacks a name of letters and digits, or a path; give {Accepted}");
        return fits;
    }

    public JsonObject Schema()
    {
        JsonObject schema = Section.Schema();
        schema["required"] = new JsonArray("name", "path");
        return schema;
    }

    private sealed record AnyNameForm : IValueForm
    {
        public string Accepted => $"1 to {JailbreakConfiguration.LongestName} letters, digits and . _ -";

        public bool TryRead(ConfigurationNode node, string key, ConfigurationProblems problems, out object? value)
        {
            value = node.Text;
            if (node.Kind == System.Text.Json.JsonTokenType.String)
                return true;
            problems.Add(ConfigurationErrors.WrongType, node.Place, $"{key} is {node.TypeName}; give {Accepted}");
            return false;
        }

        public JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = JailbreakConfiguration.LongestName };
    }
}
