using System.Text.Json.Nodes;
using SafetyGate.Configuration;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Configuration;

public sealed class ConfigurationJsonSchemaTests
{
    [Fact]
    public void The_schema_in_the_docs_is_what_the_reader_accepts()
    {
        string expected = ConfigurationJsonSchema.Write();
        string path = Path.Combine(Repository.Root, "docs", ConfigurationJsonSchema.DefaultName);
        File.ReadAllText(path).ShouldBe(expected, $"docs/{ConfigurationJsonSchema.DefaultName} must hold what 'safety-gate init' writes.");
    }

    [Fact]
    public void Every_default_is_in_the_schema_and_nothing_else_is_allowed()
    {
        JsonObject schema = JsonNode.Parse(ConfigurationJsonSchema.Write())!.AsObject();
        JsonObject defaults = JsonNode.Parse(ConfigurationFile.Write(GateConfiguration.Default))!.AsObject();
        Walk(schema, defaults);

        static void Walk(JsonObject section, JsonObject values)
        {
            section["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
            foreach ((string key, JsonNode? value) in values)
            {
                JsonObject property = section["properties"]![key].ShouldBeOfType<JsonObject>();
                property["description"].ShouldNotBeNull();
                if (value is JsonObject inner)
                    Walk(property, inner);
                else
                    (property["default"]?.ToJsonString() ?? "null").ShouldBe(value?.ToJsonString() ?? "null");
            }
        }
    }

    [Fact]
    public void What_init_writes_is_the_defaults_with_comments()
    {
        ConfigurationFile.Load("safety-gate.json", ConfigurationStart.Text).ShouldBe(GateConfiguration.Default);
        ConfigurationStart.Text.ShouldContain("// ");
        ConfigurationStart.Text.ShouldContain($"\"$schema\": \"./{ConfigurationJsonSchema.DefaultName}\"");
    }
}
