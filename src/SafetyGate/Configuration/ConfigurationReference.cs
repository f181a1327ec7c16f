using System.Text;
using System.Text.Json;

namespace SafetyGate.Configuration;

/// <summary>The reference of safety-gate.json as Markdown, made from what the reader accepts.</summary>
public static class ConfigurationReference
{
    /// <summary>One table of every key: what it accepts, its default, and what it means.</summary>
    public static string Markdown()
    {
        JsonElement defaults = JsonSerializer.SerializeToElement(GateConfiguration.Default, GateJson.Options);
        var table = new StringBuilder("| Key | Accepts | Default | Meaning |\n|---|---|---|---|\n");
        Append(table, ConfigurationSchema.Root, "", defaults);
        return table.ToString();
    }

    private static void Append(StringBuilder table, ISection section, string prefix, JsonElement defaults)
    {
        foreach ((string key, string meaning, IValueForm form) in section.Settings)
        {
            if (form is ISection inner)
            {
                table.Append($"| **`{prefix}{key}`** | | | **{meaning}** |\n");
                Append(table, inner, $"{prefix}{key}.", defaults.GetProperty(key));
                continue;
            }

            string value = defaults.TryGetProperty(key, out JsonElement found) ? $"`{found.GetRawText()}`" : "";
            table.Append($"| `{prefix}{key}` | {form.Accepted} | {value} | {meaning} |\n");
        }
    }
}
