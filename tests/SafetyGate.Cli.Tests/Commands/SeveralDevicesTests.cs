using System.Text.Json;
using SafetyGate.Cli.Processes;
using SafetyGate.Cli.Tests.Engines;
using SafetyGate.TestSupport;

namespace SafetyGate.Cli.Tests.Commands;

/// <summary>Points computed side by side by worker processes: the same run, whatever becomes of the workers.</summary>
public sealed class SeveralDevicesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Two_workers_leave_the_bytes_of_a_single_process_and_so_do_the_survivors_of_a_killed_one()
    {
        using var folder = new TemporaryFolder();
        CliRun single = await CliRun.Of(folder.Path, Arguments("single", "cpu"));
        CliRun pair = await CliRun.Of(folder.Path, Arguments("pair", "cpu,cpu"));
        var processes = new WatchedProcesses();
        CliRun.Processes.Value = processes;
        Task<CliRun> running = CliRun.Of(folder.Path, Arguments("killed", "cpu,cpu"));
        await UntilStored(folder["killed/responses.jsonl"], running);
        processes.Started[0].Kill();
        CliRun killed = await running;

        processes.Started.Count.ShouldBe(2, "the lost worker is not replaced");
        foreach ((CliRun run, string output) in new[] { (pair, "pair"), (killed, "killed") })
        {
            run.ExitCode.ShouldBe(single.ExitCode, run.Error);
            File.ReadAllBytes(folder[$"{output}/results.json"]).ShouldBe(File.ReadAllBytes(folder["single/results.json"]));
            File.ReadAllBytes(folder[$"{output}/report.md"]).ShouldBe(File.ReadAllBytes(folder["single/report.md"]));
            File.ReadAllLines(folder[$"{output}/responses.jsonl"]).ShouldBe(File.ReadAllLines(folder["single/responses.jsonl"]), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task When_every_worker_has_ended_the_run_is_exit_6_and_resumes_in_one_process()
    {
        using var folder = new TemporaryFolder();
        var processes = new WatchedProcesses();
        CliRun.Processes.Value = processes;
        Task<CliRun> running = CliRun.Of(folder.Path, Arguments("run", "cpu,cpu"));
        await UntilStored(folder["run/responses.jsonl"], running);
        foreach (IRunningProcess process in processes.Started)
            process.Kill();
        CliRun lost = await running;

        lost.ExitCode.ShouldBe(6, lost.Error);
        lost.Error.ShouldContain("SG3060");
        lost.Error.ShouldContain("worker 2 (cpu)");
        (await CliRun.Of(folder.Path, Arguments("run", "cpu"))).ExitCode.ShouldBeOneOf(0, 2, 3);
        File.ReadLines(folder["run/responses.jsonl"]).Count(line => !line.Contains("\"probe\":", StringComparison.Ordinal)).ShouldBe(42);
    }

    [Fact]
    public async Task Cancelling_ends_the_workers_and_keeps_their_points()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var processes = new WatchedProcesses();
        CliRun.Processes.Value = processes;
        Task<CliRun> running = CliRun.Of(folder.Path, cancellation.Token, Arguments("run", "cpu,cpu"));
        await UntilStored(folder["run/responses.jsonl"], running);
        await cancellation.CancelAsync();

        (await running).ExitCode.ShouldBe(130);
        foreach (IRunningProcess process in processes.Started)
            await process.WaitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        File.ReadLines(folder["run/responses.jsonl"]).Count().ShouldBeInRange(1, 41);
    }

    [Fact]
    public async Task A_worker_whose_parent_is_gone_leaves_its_point_and_ends()
    {
        using var folder = new TemporaryFolder();
        using IRunningProcess worker = new SystemProcesses().Start(new ProcessRequest("dotnet", [Path.Combine(AppContext.BaseDirectory, "safety-gate.dll"), "worker"], folder.Path));
        Say(new
        {
            @base = Samples.Aligned,
            candidate = Samples.Harmful,
            configuration = """{ "generation": { "maxNewTokens": 220, "batchSize": 1 }, "engine": "scalar" }""",
            now = DateTimeOffset.UnixEpoch,
            threads = 1,
        });
        (await worker.Output.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldContain("\"ready\"");
        Say(new { role = "candidate", direction = 0, alphaIndex = 3 });
        worker.Input.Close();

        (await worker.WaitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken)).ShouldBe(0);
        (await worker.Output.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty("nobody would read the point, which takes minutes");

        void Say(object message)
        {
            worker.Input.WriteLine($"\u001e{JsonSerializer.Serialize(message)}");
            worker.Input.Flush();
        }
    }

    [Fact]
    public async Task A_missing_engine_is_said_before_any_worker_is_started()
    {
        using var folder = new TemporaryFolder();
        var processes = new WatchedProcesses();
        CliRun.Processes.Value = processes;
        CliRun run = await CliRun.Of(folder.Path, Arguments("run", "cuda:0,cuda:1"));
        run.ExitCode.ShouldBe(6);
        run.Error.ShouldContain("SG3040");
        processes.Started.ShouldBeEmpty();
    }

    private static string[] Arguments(string output, string device) =>
    [
        "check", "--base", Samples.Aligned, "--candidate", Samples.Harmful, "--prompts", Samples.Prompts,
        "--directions", "1", "--max-directions", "1", "--max-new-tokens", "24", "--device", device, "--out", output,
    ];

    /// <summary>Waits for the first stored point. The journal is locked while the run goes on: only its size can be seen.</summary>
    private static async Task UntilStored(string journal, Task running)
    {
        while (!running.IsCompleted && !(new FileInfo(journal) is { Exists: true, Length: > 0 }))
            await Task.Delay(2, TestContext.Current.CancellationToken);
        running.IsCompleted.ShouldBeFalse("the run must still be under way");
    }
}
