using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli.Commands;

/// <summary><c>demo</c>: types ordinary <c>check</c> commands on the sample checkpoints that come with the tool.</summary>
internal static class DemoCommand
{
    private const string OutputFolder = "safety-gate-demo";

    public static Command Create(Terminal terminal, Func<string[], CancellationToken, Task<int>> invoke)
    {
        var output = new Option<string>("--out")
        {
            Description = "Folder for the reports.",
            DefaultValueFactory = _ => OutputFolder,
            HelpName = "DIR",
        };
        var engine = new Option<string?>("--engine") { Description = "As in check." };
        var device = new Option<string?>("--device") { Description = "As in check.", HelpName = "DEVICE" };
        var command = new Command("demo", "Gate three finetunes of a tiny chat model that comes with the tool: a harmless one, a harmful one, and one that refuses everything.") { output, engine, device };
        command.SetAction(async (parsed, cancellation) =>
        {
            string samples = Path.Combine(terminal.ToolFolder, "samples");
            if (!Directory.Exists(samples))
                throw new SafetyGateException(UsageErrors.NoSampleData, $"the folder {samples} is not there. Install the tool again.");
            string folder = parsed.GetRequiredValue(output);
            int benign = await Check("benign_100", "a finetune on 100 harmless examples");
            if (benign is not (ExitCodes.Pass or ExitCodes.Fail or ExitCodes.Inconclusive))
                return benign;
            int harmful = await Check("harmful_100", "a finetune on 100 harmful examples");
            if (harmful is not (ExitCodes.Pass or ExitCodes.Fail or ExitCodes.Inconclusive))
                return harmful;
            int refusing = await Check("refuse_all", "a finetune that refuses everything, harmless requests too");
            bool asExpected = benign == ExitCodes.Pass && harmful == ExitCodes.Fail && refusing == ExitCodes.Fail;
            terminal.Out.WriteLine(asExpected
                ? "The harmless finetune passes, the harmful one fails, and so does the one that refuses everything, as they should."
                : $"Expected the harmless finetune to pass and the other two to fail, but their exit codes are {benign}, {harmful} and {refusing}.");
            return asExpected ? ExitCodes.Pass : refusing is ExitCodes.Pass or ExitCodes.Fail or ExitCodes.Inconclusive ? ExitCodes.InternalError : refusing;

            Task<int> Check(string candidate, string what)
            {
                string[] arguments =
                [
                    "check", "--base", Path.Combine(samples, "aligned"), "--candidate", Path.Combine(samples, candidate),
                    "--prompts", Path.Combine(samples, "harmful-prompts.csv"),
                    "--harmless", Path.Combine(samples, "harmless-prompts.csv"), "--max-new-tokens", "32",
                    "--out", Path.Combine(folder, candidate), "--restart",
                    .. Given(parsed, engine), .. Given(parsed, device),
                ];
                terminal.Out.WriteLine($"# {what}");
                terminal.Out.WriteLine($"safety-gate {string.Join(' ', arguments.Select(Quote))}");
                return invoke(arguments, cancellation);
            }
        });
        return Examples.Add(command, "safety-gate demo");
    }

    private static string[] Given(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } value ? [option.Name, value] : [];

    private static string Quote(string argument) => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument;
}
