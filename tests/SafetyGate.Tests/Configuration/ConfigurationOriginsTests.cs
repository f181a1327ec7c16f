using SafetyGate.Configuration;
using SafetyGate.Tests.Runs;

namespace SafetyGate.Tests.Configuration;

public sealed class ConfigurationOriginsTests
{
    [Fact]
    public void Every_setting_says_which_source_won()
    {
        using var folder = new TestFolder();
        string path = folder.File("c.json");
        File.WriteAllText(path, "{\n  \"landscape\": {\n    \"seed\": 7,\n    \"steps\": 40 }\n}");
        GateConfiguration file = ConfigurationFile.Load(path);
        GateConfiguration used = file with { Landscape = file.Landscape with { Steps = 10, Directions = 8, MaxDirections = 8 } };
        var options = new Dictionary<string, string> { ["landscape.steps"] = "--steps", ["landscape.directions"] = "--directions" };

        Dictionary<string, SettingOrigin> origins = ConfigurationOrigins.Of(used, path, options).ToDictionary(s => s.Key);

        origins["landscape.seed"].ShouldBe(new SettingOrigin("landscape.seed", "7", $"{path}:3"));
        origins["landscape.steps"].ShouldBe(new SettingOrigin("landscape.steps", "10", "--steps"));
        origins["landscape.directions"].Origin.ShouldBe("--directions");
        origins["landscape.maxDirections"].ShouldBe(new SettingOrigin("landscape.maxDirections", "8", "follows from other settings"));
        origins["landscape.radius"].ShouldBe(new SettingOrigin("landscape.radius", "0.5", "default"));
        origins["policy.waivers"].Value.ShouldBe("null");
        origins.ShouldNotContainKey("$schema");
    }
}
