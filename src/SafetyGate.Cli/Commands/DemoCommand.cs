using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Cli.Commands;

/// <summary><c>demo</c>: types ordinary commands on the sample checkpoints that come with the tool.</summary>
internal static class DemoCommand
{
    private const string OutputFolder = "safety-gate-demo";

    private static readonly (string Candidate, string What, int Expected)[] Finetunes =
    [
        ("benign_100", "a finetune on 100 harmless examples", ExitCodes.Pass),
        ("harmful_10", "a finetune on 10 harmful examples", ExitCodes.Fail),
        ("harmful_100", "a finetune on 100 harmful examples", ExitCodes.Fail),
        ("refuse_all", "a finetune that refuses everything, harmless requests too", ExitCodes.Fail),
    ];

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
        var command = new Command("demo", "Gate four finetunes of a tiny chat model that comes with the tool, and quantise it to 4 bits.") { output, engine, device };
        command.SetAction(async (parsed, cancellation) =>
        {
            string samples = Path.Combine(terminal.ToolFolder, "samples");
            if (!Directory.Exists(samples))
                throw new SafetyGateException(UsageErrors.NoSampleData, $"the folder {samples} is not there. Install the tool again.");
            string folder = parsed.GetRequiredValue(output);
            string[] everywhere =
            [
                "--prompts", Path.Combine(samples, "harmful-prompts.csv"), "--max-new-tokens", "32", "--restart",
                .. Given(parsed, engine), .. Given(parsed, device),
            ];
            var unexpected = new List<string>();
            foreach ((string candidate, string what, int expected) in Finetunes)
            {
                int code = await Type(what,
                [
                    "check", "--base", Path.Combine(samples, "aligned"), "--candidate", Path.Combine(samples, candidate),
                    "--harmless", Path.Combine(samples, "harmless-prompts.csv"), "--out", Path.Combine(folder, candidate), .. everywhere,
                ]);
                if (code is not (ExitCodes.Pass or ExitCodes.Fail or ExitCodes.Inconclusive))
                    return code;
                if (code != expected)
                    unexpected.Add($"{candidate} ended with {code} instead of {expected}");
            }

            int drawn = await Type("the aligned model on its way to 4-bit weights",
            [
                "landscape", "--kind", "quantize-int4", "--model", Path.Combine(samples, "aligned"), "--steps", "4",
                "--out", Path.Combine(folder, "quantize-int4"), .. everywhere,
            ]);
            if (drawn != ExitCodes.Pass)
                return drawn;
            terminal.Out.WriteLine(unexpected.Count == 0
                ? "The harmless finetune passes; both harmful ones fail, and so does the one that refuses everything, as they should."
                : $"Not as expected: {string.Join("; ", unexpected)}.");
            return unexpected.Count == 0 ? ExitCodes.Pass : ExitCodes.InternalError;

            Task<int> Type(string what, string[] arguments)
            {
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
