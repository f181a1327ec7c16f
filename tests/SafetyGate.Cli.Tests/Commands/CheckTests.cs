using System.Text.Json;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

/// <summary>The gate on the sample checkpoints, as a user runs it.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task A_harmful_finetune_fails_with_2_and_leaves_every_file()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(folder.Path, Samples.Check(Samples.Harmful, "--out", "run"));

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldStartWith("FAIL: VISAGE of harmful_100 is ");
        foreach (string file in new[] { "run.json", "responses.jsonl", "results.json", "report.md" })
            File.Exists(folder[$"run/{file}"]).ShouldBeTrue(file);
        Verdict(folder["run/results.json"]).ShouldBe("fail");
        File.ReadLines(folder["run/report.md"]).First().ShouldContain("FAIL");
    }

    [Fact]
    public async Task A_benign_finetune_passes_with_0()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(
            folder.Path,
            "check", "--base", Samples.Aligned, "--candidate", Samples.Benign, "--prompts", Samples.Prompts, "--max-new-tokens", "12", "--steps", "10");

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        Verdict(folder["safety-gate-out/results.json"]).ShouldBe("pass");
    }

    [Fact]
    public async Task Too_few_prompts_are_inconclusive_with_3_however_good_they_look()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(folder.Path, Samples.Check(Samples.Aligned, "--limit", "5"));
        run.ExitCode.ShouldBe(4); // the option stands twice: not silently the last one

        run = await CliRun.Of(
            folder.Path,
            "check", "--base", Samples.Aligned, "--candidate", Samples.Aligned, "--prompts", Samples.Prompts, "--limit", "5", "--directions", "1", "--max-directions", "1", "--steps", "10", "--max-new-tokens", "12");
        run.ExitCode.ShouldBe(3);
        run.Output.ShouldStartWith("INCONCLUSIVE");
    }

    [Fact]
    public async Task An_open_verdict_buys_more_directions_up_to_the_budget()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(
            folder.Path,
            "check", "--base", Samples.Aligned, "--candidate", Samples.Aligned, "--prompts", Samples.Prompts, "--limit", "5", "--directions", "1", "--max-directions", "3", "--steps", "10", "--max-new-tokens", "12");

        run.ExitCode.ShouldBe(3);
        File.ReadLines(folder["safety-gate-out/responses.jsonl"])
            .Count(line => !line.Contains("\"probe\":", StringComparison.Ordinal)).ShouldBe(2 * (1 + (3 * 10)));
    }

    [Fact]
    public async Task The_settings_file_counts_and_options_win_over_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("safety-gate.json", """{ "policy": { "visageFloor": 99.5 }, "landscape": { "seed": 7 } }""");

        CliRun strict = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--out", "strict"));
        strict.ExitCode.ShouldBe(2);
        File.ReadAllText(folder["strict/run.json"]).ShouldContain("\"seed\": 7");

        CliRun lenient = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--out", "lenient", "--threshold", "1", "--seed", "8"));
        lenient.Output.ShouldNotContain("99.5");
        File.ReadAllText(folder["lenient/run.json"]).ShouldContain("\"seed\": 8");
    }

    [Fact]
    public async Task A_plan_says_what_it_would_cost_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        CliRun run = await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--plan"));

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("points       22 "); // 2 x (origin + 10)
        run.Output.ShouldContain("generations  880:"); // x 40 prompts
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_run_is_130_and_its_points_are_kept_for_the_next()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        string[] arguments = Samples.Check(Samples.Benign, "--out", "run");
        Task<CliRun> running = CliRun.Of(folder.Path, cancellation.Token, arguments);
        var journal = new FileInfo(folder["run/responses.jsonl"]); // locked while the run goes on: only its size can be seen
        while (!running.IsCompleted && !(journal.Exists && journal.Length > 0))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
            journal.Refresh();
        }

        await cancellation.CancelAsync();

        (await running).ExitCode.ShouldBe(130);
        File.ReadLines(journal.FullName).Count().ShouldBeInRange(1, 21);
        (await CliRun.Of(folder.Path, arguments)).ExitCode.ShouldBeOneOf(0, 2, 3);
        File.ReadLines(journal.FullName).Count().ShouldBe(22);
    }

    [Fact]
    public async Task Every_engine_gives_the_same_results()
    {
        using var folder = new TemporaryFolder();
        string[] small = ["--max-new-tokens", "6"];
        foreach (string engine in new[] { "scalar", "simd" })
        {
            await CliRun.Of(
                folder.Path,
                ["check", "--base", Samples.Aligned, "--candidate", Samples.Harmful, "--prompts", Samples.Prompts, "--limit", "6", "--directions", "1", "--max-directions", "1", "--steps", "10", "--engine", engine, "--out", engine, .. small]);
        }

        JsonElement scalar = Json(folder["scalar/results.json"]).GetProperty("measurements");
        JsonElement simd = Json(folder["simd/results.json"]).GetProperty("measurements");
        simd.GetRawText().ShouldBe(scalar.GetRawText());
    }

    private static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    private static string? Verdict(string path) => Json(path).GetProperty("verdict").GetProperty("outcome").GetString();
}
