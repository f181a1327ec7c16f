using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Judges;
using SafetyGate.Reports;
using SafetyGate.Runs;

namespace SafetyGate.Cli.Commands;

/// <summary><c>report</c>: judges the stored responses of a run again and renders its reports, without a model.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("run-folder") { Description = "Folder of a run, finished or interrupted." };
        var command = new Command("report", "Judge the stored responses of a run again and render its reports, without a model.") { folder };
        command.SetAction(parsed =>
        {
            string path = terminal.Resolve(parsed.GetRequiredValue(folder));
            using var run = RunFolder.Open(path);
            RunResults results = RunEvaluation.Evaluate(run.Manifest, run.Journal, StoredJudges.Of(run.Manifest), today: DateOnly.FromDateTime(terminal.Clock.GetUtcNow().UtcDateTime));
            RunReportFiles.Write(path, results);
            VerdictText.Write(terminal.Out, results, path);
            return ExitCodes.Of(results.Verdict.Outcome);
        });
        return Examples.Add(command, "safety-gate report safety-gate-out");
    }
}
