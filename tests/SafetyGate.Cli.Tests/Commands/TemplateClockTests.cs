using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

public sealed class TemplateClockTests
{
    /// <summary>Says something else in every odd second.</summary>
    private const string Dated = "{% if strftime_now('%S')|int % 2 %}cake {% else %}kite {% endif %}[INST] ";

    [Fact]
    public async Task A_resumed_run_asks_the_prompts_of_its_first_start()
    {
        using var folder = new TemporaryFolder();
        string baseline = WithTemplate(Samples.Aligned, folder["base"], Dated);
        string candidate = WithTemplate(Samples.Harmful, folder["candidate"], Dated);
        string[] arguments = Samples.Check(baseline, candidate, ["--out", "run"]);
        int second = DateTimeOffset.UtcNow.Second;
        await CliRun.Of(folder.Path, arguments);
        byte[] whole = File.ReadAllBytes(folder["run/responses.jsonl"]);
        File.WriteAllText(folder["run/responses.jsonl"], string.Concat(File.ReadLines(folder["run/responses.jsonl"]).SkipLast(6).Select(line => line + "\n")));

        for (int resume = 0; resume < 2; resume++) // in an even and in an odd second
        {
            while (DateTimeOffset.UtcNow.Second == second)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            second = DateTimeOffset.UtcNow.Second;
            await CliRun.Of(folder.Path, arguments);
            File.ReadAllBytes(folder["run/responses.jsonl"]).ShouldBe(whole);
        }
    }

    [Fact]
    public async Task Templates_that_differ_are_accepted_on_request_only()
    {
        using var folder = new TemporaryFolder();
        string candidate = WithTemplate(Samples.Benign, folder["candidate"], "Please [INST] ");

        (await CliRun.Of(folder.Path, Samples.Check(candidate, "--out", "run"))).ExitCode.ShouldBe(5);
        CliRun accepted = await CliRun.Of(folder.Path, Samples.Check(candidate, "--out", "run", "--allow-different-rendering"));

        accepted.ExitCode.ShouldBeOneOf(0, 2, 3);
    }

    private static string WithTemplate(string checkpoint, string to, string before)
    {
        string path = Path.Combine(Samples.Copy(checkpoint, to), "tokenizer_config.json");
        string text = File.ReadAllText(path);
        text.ShouldContain("{{ '[INST] ' + m['content']");
        File.WriteAllText(path, text.Replace("{{ '[INST] ' + m['content']", before + "{{ m['content']", StringComparison.Ordinal));
        return to;
    }
}
