using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

public sealed class GenerationOptionsTests
{
    [Fact]
    public async Task A_plan_says_what_memory_it_will_use_and_how_many_responses_go_side_by_side()
    {
        using var folder = new TemporaryFolder();
        CliRun plan = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--plan", "--batch-size", "7"));
        plan.ExitCode.ShouldBe(0);
        plan.Output.ShouldContain("activations");
        plan.Output.ShouldContain("with 7 responses side by side");
    }

    [Fact]
    public async Task A_plan_that_cannot_fit_is_refused_with_what_it_needs()
    {
        using var folder = new TemporaryFolder();
        CliRun check = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--memory", "1MiB"));
        check.ExitCode.ShouldBe(6);
        check.Error.ShouldContain("SG3005");
        check.Error.ShouldContain("1 MiB may be used");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_size_that_is_none_is_a_usage_error()
    {
        using var folder = new TemporaryFolder();
        CliRun check = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--memory", "much"));
        check.ExitCode.ShouldBe(4);
        check.Error.ShouldContain("8GiB");
    }

    [Fact]
    public async Task The_base_is_kept_where_the_user_says_and_cut_responses_say_so()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["--base-cache", "kept", "--judge", "keyword", "--second-judge", "none", "--out"];
        CliRun first = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, [.. arguments, "a"]));
        int entries = Directory.GetFiles(folder["kept"], "*.json", SearchOption.AllDirectories).Length;
        CliRun second = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, [.. arguments, "b"]));

        entries.ShouldBe(11);
        second.Output.Replace("b/", "a/", StringComparison.Ordinal).ShouldBe(first.Output);
        File.ReadAllText(folder["b/responses.jsonl"]).ShouldBe(File.ReadAllText(folder["a/responses.jsonl"]));
        File.ReadAllText(folder["a/responses.jsonl"]).ShouldContain("\"finish\":\"settled\"");

        await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--full-responses", "--no-base-cache", "--base-cache", "unused", "--out", "full"));
        File.ReadAllText(folder["full/responses.jsonl"]).ShouldNotContain("settled");
        Directory.Exists(folder["unused"]).ShouldBeFalse();
    }
}
