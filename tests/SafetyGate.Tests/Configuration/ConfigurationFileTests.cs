using System.Text.Json.Nodes;
using SafetyGate.Configuration;
using SafetyGate.Configuration.Probes;
using SafetyGate.Gate;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Statistics;

namespace SafetyGate.Tests.Configuration;

public sealed class ConfigurationFileTests
{
    /// <summary>Every value differs from its default.</summary>
    private static readonly GateConfiguration Unusual = new()
    {
        Landscape = new() { Directions = 4, MaxDirections = 9, Steps = 40, Radius = 0.25, Seed = ulong.MaxValue, Stream = RandomStreamKind.Torch },
        Generation = new() { MaxNewTokens = 32, BatchSize = 7, Memory = 3L << 30, FullResponses = true, Precision = WeightPrecision.Bfloat16, SystemPrompt = "é \"quoted\"\nin two lines" },
        Prompts = new()
        {
            Path = "é \"quoted\".csv",
            Limit = 12,
            SystemPrompts = ["none", "be brief"],
            Prefills = [5, 20],
            Jailbreaks = [new JailbreakConfiguration("role.play", "j \"1\".csv")],
            At = ProbePlace.Origin,
        },
        Axes = new AxesConfiguration
        {
            OverRefusal = new() { At = ProbePlace.Grid, Path = "harmless.txt", Limit = 9 },
            Perplexity = new() { At = ProbePlace.Grid, Path = "text.md", Limit = 8, Window = 64 },
            Choices = new() { At = ProbePlace.Grid, Path = "questions.jsonl", Limit = 7 },
        },
        Judge = new()
        {
            Name = JudgeKind.Guard,
            Second = SecondJudgeKind.Http,
            Guard = new() { Path = "guards/small", BatchSize = 3 },
            Endpoint = new() { Url = "https://example.org/v1", Model = "m", KeyVariable = "KEY", Concurrency = 2, RequestsPerMinute = 30, TimeoutSeconds = 2.5, Attempts = 1 },
        },
        Engine = EngineChoice.Scalar,
        Device = "cpu,cpu",
        Policy = new Policy
        {
            VisageFloor = null,
            VisageMaxDrop = 0.1,
            OriginAsrMaxRise = 1,
            OriginAsrCeiling = 2,
            LocalStabilityFloor = 0.3,
            BasinRadiusFloor = 0.2,
            FlipRateCeiling = 0.4,
            EdgeSharpnessCeiling = 50,
            WorstVisageFloor = 20,
            OverRefusalMaxRise = 3,
            PerplexityMaxRatio = 1.5,
            ChoicesMaxDrop = 6,
            MinimumPrompts = 5,
            MinimumDirections = 2,
            WarnBand = 0.5,
            Informational = ["flipRateCeiling"],
            Waivers = [new Waiver("visageMaxDrop", "a \"pilot\"", new DateOnly(2030, 1, 31)) { Scope = "finetuned" }],
        },
        Statistics = new StatisticsSettings { BasinTolerance = 5, LocalRadius = 0.2, Resamples = 100, ConfidenceLevel = 0.9, Seed = 0, Sequential = SequentialMode.Confidence },
    };

    [Fact]
    public void An_empty_object_is_the_defaults() =>
        ConfigurationFile.Load("safety-gate.json", "{}").ShouldBe(GateConfiguration.Default);

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        ConfigurationFile.Load("safety-gate.json", ConfigurationFile.Write(Unusual)).ShouldBe(Unusual);
        ConfigurationFile.Load("safety-gate.json", ConfigurationFile.Write(GateConfiguration.Default)).ShouldBe(GateConfiguration.Default);
    }

    [Fact]
    public void Every_value_of_the_unusual_configuration_differs_from_its_default()
    {
        string[] unusual = Leaves(ConfigurationFile.Write(Unusual));
        string[] defaults = Leaves(ConfigurationFile.Write(GateConfiguration.Default));
        unusual.Length.ShouldBe(64);
        unusual.Intersect(defaults).ShouldBeEmpty();
    }

    [Fact]
    public void Comments_trailing_commas_a_byte_order_mark_and_a_schema_are_accepted()
    {
        const string text = "\uFEFF{ // why\n \"$schema\": \"https://example.org/s.json\", /* more */ \"landscape\": { \"seed\": 7, }, }";
        ConfigurationFile.Load("c.json", text).Landscape.Seed.ShouldBe(7UL);
    }

    [Fact]
    public void A_relative_prompt_path_starts_at_the_files_folder()
    {
        string path = Path.Combine("some", "folder", "safety-gate.json");
        ConfigurationFile.Load(path, "{\"prompts\": {\"path\": \"p.csv\"}}").Prompts.Path
            .ShouldBe(Path.Combine("some", "folder", "p.csv"));
        string rooted = Path.GetFullPath("p.csv");
        ConfigurationFile.Load(path, $"{{\"prompts\": {{\"path\": {JsonValue.Create(rooted).ToJsonString()}}}}}").Prompts.Path
            .ShouldBe(rooted);
    }

    [Fact]
    public void More_directions_than_the_default_budget_raise_the_budget() =>
        ConfigurationFile.Load("c.json", "{\"landscape\": {\"directions\": 8}}").Landscape.MaxDirections.ShouldBe(8);

    [Fact]
    public void A_file_is_read_from_disk_and_a_missing_one_is_named()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "{\"engine\": \"simd\"}");
            ConfigurationFile.Load(path).Engine.ShouldBe(EngineChoice.Simd);
            File.WriteAllBytes(path, [(byte)'{', 0xFF, (byte)'}']);
            Should.Throw<SafetyGateException>(() => ConfigurationFile.Load(path)).Code.ShouldBe(ConfigurationErrors.MalformedJson);
            File.WriteAllText(path, new string(' ', (1 << 20) + 1));
            Should.Throw<SafetyGateException>(() => ConfigurationFile.Load(path)).Code.ShouldBe(ConfigurationErrors.TooLarge);
        }
        finally
        {
            File.Delete(path);
        }

        SafetyGateException missing = Should.Throw<SafetyGateException>(() => ConfigurationFile.Load(path));
        missing.Code.ShouldBe(ConfigurationErrors.Unreadable);
        missing.Message.ShouldContain(path);
    }

    [Fact]
    public void Values_put_together_in_code_are_held_to_the_same_rules()
    {
        Should.NotThrow(() => GateConfiguration.Default.Validate("the command line"));
        Should.NotThrow(() => Unusual.Validate("the command line"));
        var wrong = new GateConfiguration
        {
            Landscape = new() { Steps = 21, Radius = double.NaN },
            Policy = Policy.Default with { VisageFloor = double.PositiveInfinity },
        };
        SafetyGateException error = Should.Throw<SafetyGateException>(() => wrong.Validate("the command line"));
        error.Problems.Count.ShouldBe(3);
        error.Problems[0].ShouldBe("the command line: error SG1104: landscape.steps is 21; give an even number from 2 to 10000.");
        error.Location.ShouldBeNull();

        var budget = new GateConfiguration { Landscape = new() { Directions = 7 } };
        Should.Throw<SafetyGateException>(() => budget.Validate("x")).Code.ShouldBe(ConfigurationErrors.Contradiction);
    }

    private static string[] Leaves(string json)
    {
        var leaves = new List<string>();
        Walk(JsonNode.Parse(json)!);
        return [.. leaves];

        void Walk(JsonNode node)
        {
            foreach ((string name, JsonNode? value) in node.AsObject())
            {
                if (value is JsonObject section)
                    Walk(section);
                else
                    leaves.Add($"{node.GetPath()}.{name}={value?.ToJsonString() ?? "null"}");
            }
        }
    }
}
