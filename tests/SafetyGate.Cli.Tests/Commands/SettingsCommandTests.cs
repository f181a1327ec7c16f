using SafetyGate.Configuration;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

public sealed class SettingsCommandTests
{
    [Fact]
    public async Task Init_writes_settings_and_their_schema_once()
    {
        using var folder = new TemporaryFolder();
        (await CliRun.Of(folder.Path, "init")).ExitCode.ShouldBe(0);
        ConfigurationFile.Load(folder["safety-gate.json"]).ShouldBe(GateConfiguration.Default);
        File.ReadAllText(folder["safety-gate.schema.json"]).ShouldBe(ConfigurationJsonSchema.Write());

        File.WriteAllText(folder["safety-gate.json"], "{}");
        CliRun again = await CliRun.Of(folder.Path, "init");
        again.ExitCode.ShouldBe(4);
        again.Error.ShouldContain("error SG1010");
        File.ReadAllText(folder["safety-gate.json"]).ShouldBe("{}");

        (await CliRun.Of(folder.Path, "init", "--force")).ExitCode.ShouldBe(0);
        File.ReadAllText(folder["safety-gate.json"]).ShouldBe(ConfigurationStart.Text);
    }

    [Fact]
    public async Task Settings_are_shown_without_a_model_with_what_won()
    {
        using var folder = new TemporaryFolder();
        folder.Write("safety-gate.json", "{\n \"landscape\": { \"seed\": 7 }\n}");
        CliRun run = await CliRun.Of(folder.Path, "check", "--show-config", "--steps", "10", "--directions", "8");

        run.ExitCode.ShouldBe(0);
        string Line(string key) => run.Output.Split('\n').Single(l => l.StartsWith(key + " ", StringComparison.Ordinal)).Trim();
        Line("landscape.seed").ShouldEndWith($"{folder["safety-gate.json"]}:2");
        Line("landscape.steps").ShouldEndWith("--steps");
        Line("landscape.maxDirections").ShouldEndWith("follows from other settings");
        Line("landscape.radius").ShouldEndWith("default");
    }

    [Fact]
    public async Task Without_show_config_the_models_are_required()
    {
        CliRun run = await CliRun.Of(Path.GetTempPath(), "check");
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("'--base' is required");
        run.Error.ShouldContain("'--candidate' is required");
    }

    [Fact]
    public async Task Noise_measures_the_base_against_itself_and_against_an_earlier_run()
    {
        using var folder = new TemporaryFolder();
        string[] Noise(params string[] more) =>
        [
            "noise", "--base", Samples.Aligned, "--prompts", Samples.Prompts, "--limit", "30", "--directions", "1", "--max-directions", "2",
            "--steps", "10", "--max-new-tokens", "8", .. more,
        ];
        CliRun first = await CliRun.Of(folder.Path, Noise("--out", "first"));
        first.ExitCode.ShouldBe(0);
        first.Output.ShouldContain("directions, 1 against 1");
        first.Output.ShouldContain("recommended: --max-drop ");
        File.ReadLines(folder["first/responses.jsonl"]).Count().ShouldBe(1 + (2 * 10));

        CliRun second = await CliRun.Of(folder.Path, Noise("--out", "second", "--run", "first", "--max-directions", "2")[..^2]);
        second.ExitCode.ShouldBe(0);
        second.Output.ShouldContain("an earlier run");
        File.ReadAllText(folder["second/noise.json"]).ShouldContain("\"source\": \"runs\"");
    }

    [Fact]
    public async Task Noise_refuses_a_run_of_something_else()
    {
        using var folder = new TemporaryFolder();
        string[] tail = ["--prompts", Samples.Prompts, "--limit", "4", "--directions", "1", "--max-directions", "1", "--steps", "10", "--max-new-tokens", "2"];
        (await CliRun.Of(folder.Path, ["noise", "--base", Samples.Benign, "--out", "benign", .. tail])).ExitCode.ShouldBe(0);
        CliRun run = await CliRun.Of(folder.Path, ["noise", "--base", Samples.Aligned, "--run", "benign", .. tail]);
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("error SG1460");
    }

    [Fact]
    public async Task A_certain_failure_ends_a_check_after_one_direction()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(
            folder.Path, "check", "--base", Samples.Aligned, "--candidate", Samples.Harmful, "--prompts", Samples.Prompts, "--limit", "40",
            "--directions", "3", "--max-directions", "3", "--steps", "10", "--max-new-tokens", "12", "--out", "run");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("ended after 1 of at most 3 directions: what remained could not change the outcome");
        File.ReadLines(folder["run/responses.jsonl"]).Count(line => !line.Contains("\"probe\":", StringComparison.Ordinal)).ShouldBe(1 + (3 * 10) + 1 + 10);
        CliRun again = await CliRun.Of(folder.Path, "report", "run");
        again.Output.ShouldBe(run.Output);
    }
}
