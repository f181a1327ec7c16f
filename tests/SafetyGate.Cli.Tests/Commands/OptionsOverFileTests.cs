using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

public sealed class OptionsOverFileTests
{
    [Fact]
    public async Task An_option_may_settle_what_the_file_alone_contradicts_and_the_line_is_named_where_it_does_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("open.json", """
            { "landscape": { "steps": 4 },
              "policy": { "perplexityMaxRatio": 2 } }
            """);
        folder.Write("text.txt", "Bring fresh water.");
        string[] check = ["check", "--base", Samples.Aligned, "--candidate", Samples.Benign, "--config", "open.json"];
        string[] more = ["--radius", "0.2", "--perplexity", "text.txt"];

        CliRun settled = await CliRun.Of(folder.Path, [.. check, .. more, "--plan"]);
        settled.ExitCode.ShouldBe(0, settled.Error);
        CliRun shown = await CliRun.Of(folder.Path, [.. check, .. more, "--show-config"]);
        shown.ExitCode.ShouldBe(0, shown.Error);

        CliRun open = await CliRun.Of(folder.Path, [.. check, "--perplexity", "text.txt", "--plan"]);
        open.ExitCode.ShouldBe(4);
        open.Error.ShouldContain("SG1107");
        open.Error.ShouldContain("open.json(1,");
    }
}
