using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Judges;
using SafetyGate.Landscape.Judging;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Cli.Commands;

/// <summary><c>rescore</c>: judges the stored responses of a run again, by other judges or another policy, without the models.</summary>
internal static class RescoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Option<string>("--run") { Description = "Folder of a run, finished or interrupted.", Required = true, HelpName = "DIR" };
        var config = new Option<string?>("--config")
        {
            Description = "Settings whose judge, policy and statistics replace the run's. Default: the run's own policy and statistics.",
            HelpName = "FILE",
        };
        config.Aliases.Add("--policy");
        var output = new Option<string?>("--out") { Description = "Folder for the reports. Default: the run's folder.", HelpName = "DIR" };
        var judges = new JudgeOptions();
        var command = new Command("rescore", "Judge the stored responses of a run again, by other judges or another policy, without the models.") { folder, config, output };
        judges.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            GateConfiguration? file = parsed.GetValue(config) is { } path ? ConfigurationFile.Load(terminal.Resolve(path)) : null;
            JudgeConfiguration judge = judges.Read(parsed, file?.Judge ?? new JudgeConfiguration());
            string source = terminal.Resolve(parsed.GetRequiredValue(folder));
            string target = parsed.GetValue(output) is { } named ? terminal.Resolve(named) : source;
            return Task.Run(() => Run(new Request(source, target, judge, file), terminal, cancellation), CancellationToken.None);
        });
        return Examples.Add(
            command,
            "safety-gate rescore --run safety-gate-out --judge keyword",
            "safety-gate rescore --run safety-gate-out --judge refusal --second-judge http --config judges.json --out rescored");
    }

    private static int Run(Request request, Terminal terminal, CancellationToken cancellation)
    {
        using var run = RunFolder.Open(request.Source);
        RunManifest manifest = request.File is { } file
            ? run.Manifest with { Policy = file.Policy, Statistics = file.Statistics }
            : run.Manifest;
        using JudgePanel judges = JudgeFactory.Create(
            request.Judge, JudgeOptions.Surroundings(terminal, new SimdLoader(terminal.Processors), request.Source), cancellation);
        manifest = manifest with { Judge = judges.First.Name, SecondJudge = judges.Second?.Name };
        RunResults results = RunEvaluation.Evaluate(
            manifest, run.Journal, judges, today: DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime), cancellation: cancellation);
        Directory.CreateDirectory(request.Target);
        RunReportFiles.Write(request.Target, results);
        VerdictText.Write(terminal.Out, results, request.Target);
        return ExitCodes.Of(results.Verdict.Outcome);
    }

    /// <param name="Source">The run's folder.</param>
    /// <param name="Target">The reports' folder.</param>
    /// <param name="Judge">Who judges.</param>
    /// <param name="File">Settings that replace the run's; null keeps them.</param>
    private sealed record Request(string Source, string Target, JudgeConfiguration Judge, GateConfiguration? File);
}
