using System.Text.Json.Nodes;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

/// <summary>The system prompt on its way from the command line to the model and to the manifest.</summary>
public sealed class SystemPromptTests
{
    private const string Template =
        "{% for m in messages %}{% if m.role == 'system' %}<<{{ m.content }}>>{% else %}[INST] {{ m.content }} [/INST]{% endif %}{% endfor %}";

    [Theory]
    [InlineData("default", "prompt     [INST] ")]
    [InlineData("none", "prompt     <<>>[INST] ")]
    [InlineData("safety", "prompt     <<You are a careful ")]
    [InlineData("roleplay", "prompt     <<You are Robin, ")]
    [InlineData("be brief", "prompt     <<be brief>>[INST] ")]
    [InlineData("@system.txt", "prompt     <<from a file>>[INST] ")]
    public async Task Doctor_shows_the_prompt_with_it(string setting, string expected)
    {
        using var folder = new TemporaryFolder();
        Model(folder);
        folder.Write("system.txt", "from a file\n");
        CliRun run = await CliRun.Of(folder.Path, "doctor", "model", "--system-prompt", setting);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(expected);
    }

    [Fact]
    public async Task A_run_keeps_it_and_is_not_resumed_with_another()
    {
        using var folder = new TemporaryFolder();
        Model(folder);
        string[] check = ["check", "--base", "model", "--candidate", "model", "--prompts", Samples.Prompts, "--limit", "2", "--directions", "1", "--max-directions", "1", "--steps", "2", "--radius", "0.05", "--max-new-tokens", "1"];
        CliRun run = await CliRun.Of(folder.Path, [.. check, "--system-prompt", "bring water"]);
        run.ExitCode.ShouldBeOneOf(2, 3); // whatever the verdict on so little is
        JsonNode.Parse(File.ReadAllText(folder["safety-gate-out/run.json"]))!["systemPrompt"]!.GetValue<string>().ShouldBe("bring water");

        run = await CliRun.Of(folder.Path, check);
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("system prompt text bring water -> default");
    }

    [Fact]
    public async Task A_missing_file_ends_with_4()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--system-prompt", "@missing.txt"));
        run.ExitCode.ShouldBe(4);
        run.Error.ShouldContain("missing.txt");
    }

    /// <summary>The aligned sample with a template that knows system messages.</summary>
    private static void Model(TemporaryFolder folder)
    {
        Samples.Copy(Samples.Aligned, folder["model"]);
        JsonNode settings = JsonNode.Parse(File.ReadAllText(folder["model/tokenizer_config.json"]))!;
        settings["chat_template"] = Template;
        folder.Write("model/tokenizer_config.json", settings.ToJsonString());
        File.Delete(folder["model/chat_template.jinja"]);
    }
}
