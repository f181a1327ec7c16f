using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SafetyGate.Configuration;

/// <summary>The JSON schema of safety-gate.json (draft 2020-12), made from what the reader accepts, for editors.</summary>
public static class ConfigurationJsonSchema
{
    /// <summary>The name under which <c>safety-gate init</c> writes it.</summary>
    public const string DefaultName = "safety-gate.schema.json";

    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Options = new(GateJson.Options) { MaxDepth = 64, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, indented, with LF.</summary>
    public static string Write()
    {
        JsonObject schema = ConfigurationSchema.Root.Schema();
        AddDefaults(schema, JsonSerializer.SerializeToNode(GateConfiguration.Default, GateJson.Options)!.AsObject());
        schema.Insert(0, "$schema", Draft);
        schema.Insert(1, "title", "Settings of SafetyGate");
        return schema.ToJsonString(Options) + "\n";
    }

    private static void AddDefaults(JsonObject schema, JsonObject defaults)
    {
        if (schema["properties"] is not JsonObject properties)
            return;
        foreach ((string key, JsonNode? node) in properties)
        {
            if (node is not JsonObject property || !defaults.TryGetPropertyValue(key, out JsonNode? value))
                continue;
            if (value is JsonObject inner)
                AddDefaults(property, inner);
            else
                property["default"] = value?.DeepClone();
        }
    }
}
