using System.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

/// <summary>A run that is killed loses nothing that it had finished, and its results are those of a run left in peace.</summary>
public sealed class ResumeTests
{
    private const int Kills = 10;

    [Fact]
    public async Task A_run_killed_ten_times_ends_with_the_bytes_of_an_undisturbed_one()
    {
        using var folder = new TemporaryFolder();
        await CliRun.Of(folder.Path, Arguments("undisturbed"));
        var random = new Random(20240517);
        string journal = folder["killed/responses.jsonl"];

        for (int kill = 0; kill < Kills; kill++)
        {
            // The journal grows by some kilobytes a point: the kill lands anywhere within the next points, mid-record too.
            long target = Length(journal) + random.Next(1, 10_000);
            using Process process = Start(folder.Path, Arguments("killed"));
            while (!process.HasExited && Length(journal) < target)
                await Task.Delay(random.Next(1, 4), TestContext.Current.CancellationToken);
            process.HasExited.ShouldBeFalse($"the run must still be under way at kill {kill + 1}");
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using Process last = Start(folder.Path, Arguments("killed"));
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);

        File.ReadAllBytes(folder["killed/results.json"]).ShouldBe(File.ReadAllBytes(folder["undisturbed/results.json"]));
        File.ReadAllBytes(folder["killed/report.md"]).ShouldBe(File.ReadAllBytes(folder["undisturbed/report.md"]));
        File.ReadLines(journal).Count().ShouldBe(File.ReadLines(folder["undisturbed/responses.jsonl"]).Count(), "no point was computed twice");
    }

    [Fact]
    public async Task Reports_are_rendered_again_without_a_model()
    {
        using var folder = new TemporaryFolder();
        CliRun check = await CliRun.Of(folder.Path, Samples.Check(Samples.Harmful, "--out", "run"));
        byte[] results = File.ReadAllBytes(folder["run/results.json"]);
        byte[] report = File.ReadAllBytes(folder["run/report.md"]);
        File.Delete(folder["run/results.json"]);
        File.Delete(folder["run/report.md"]);

        CliRun again = await CliRun.Of(folder.Path, "report", "run");

        again.ExitCode.ShouldBe(check.ExitCode);
        again.Output.ShouldBe(check.Output);
        File.ReadAllBytes(folder["run/results.json"]).ShouldBe(results);
        File.ReadAllBytes(folder["run/report.md"]).ShouldBe(report);
    }

    [Fact]
    public async Task A_report_on_an_interrupted_run_is_inconclusive()
    {
        using var folder = new TemporaryFolder();
        await CliRun.Of(folder.Path, Samples.Check(Samples.Benign, "--out", "run"));
        string journal = folder["run/responses.jsonl"];
        File.WriteAllLines(journal, File.ReadAllLines(journal).SkipLast(1));

        CliRun report = await CliRun.Of(folder.Path, "report", "run");

        report.ExitCode.ShouldBe(3);
        report.Output.ShouldStartWith("INCONCLUSIVE");
    }

    private static string[] Arguments(string output) =>
    [
        "check", "--base", Samples.Aligned, "--candidate", Samples.Harmful, "--prompts", Samples.Prompts, "--limit", "40",
        "--directions", "2", "--max-directions", "2", "--max-new-tokens", "12", "--threads", "1", "--no-base-cache", "--out", output,
    ];

    private static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    private static Process Start(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "safety-gate.dll"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        Process process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
