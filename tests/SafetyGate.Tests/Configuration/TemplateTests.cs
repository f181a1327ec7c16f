using SafetyGate.Configuration;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Configuration;

/// <summary>What users copy is what the program does.</summary>
public sealed class TemplateTests
{
    [Fact]
    public void The_settings_template_holds_every_key_with_its_default()
    {
        string path = Path.Combine(Repository.Root, "templates", "safety-gate.json");
        ConfigurationFile.Load(path).ShouldBe(GateConfiguration.Default);
        File.ReadAllText(path).ShouldBe(ConfigurationFile.Write(GateConfiguration.Default));
    }
}
