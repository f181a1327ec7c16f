using System.CommandLine;
using SafetyGate.Cli.Terminals;
using SafetyGate.Noise;
using SafetyGate.Runs;

namespace SafetyGate.Cli.Commands;

/// <summary><c>noise</c>: the base against itself, to know what a drop must exceed.</summary>
internal static class NoiseCommand
{
    private const string DefaultOutput = "safety-gate-noise";

    public static Command Create(Terminal terminal)
    {
        var baseFolder = new Option<string>("--base") { Description = "The checkpoint: a folder, or the id owner/name[@revision] of a cached model.", Required = true, HelpName = "MODEL" };
        var output = new Option<string>("--out")
        {
            Description = $"Folder for {NoiseDocument.FileName} and the responses; a run that was interrupted there is resumed.",
            DefaultValueFactory = _ => DefaultOutput,
            HelpName = "DIR",
        };
        var earlier = new Option<string[]>("--run") { Description = "Folder of an earlier run of the same base, to compare with; may be given several times.", HelpName = "DIR" };
        var restart = new Option<bool>("--restart") { Description = "Discard an earlier run in the output folder." };
        var options = new GateOptions();
        var command = new Command("noise", "Measure how much a checkpoint differs from itself by chance, and recommend the allowed drop.") { baseFolder, output, earlier };
        options.AddTo(command);
        command.Options.Add(restart);
        command.SetAction((parsed, cancellation) =>
        {
            var configuration = options.Read(parsed, terminal);
            string model = terminal.ResolveModel(parsed.GetRequiredValue(baseFolder));
            var request = new GateRequest
            {
                Base = model,
                Candidate = model,
                Output = terminal.Resolve(parsed.GetRequiredValue(output)),
                Configuration = configuration,
                Loader = options.Loader(parsed, configuration, terminal),
                Memory = terminal.Memory,
                ToolVersion = ToolVersion.Text,
                Now = terminal.Clock.GetUtcNow(),
                Restart = parsed.GetValue(restart),
            };
            string[] runs = [.. (parsed.GetValue(earlier) ?? []).Select(terminal.Resolve)];
            return Task.Run(() => Run(request, runs, terminal, cancellation), CancellationToken.None);
        });
        return Examples.Add(
            command,
            "safety-gate noise --base models/llama-chat",
            "safety-gate noise --base models/llama-chat --max-directions 10 --run last-week/safety-gate-out");
    }

    private static int Run(GateRequest request, string[] earlier, Terminal terminal, CancellationToken cancellation)
    {
        IRunDisplay display = RunDisplays.For(terminal);
        NoiseDocument document = display.Show(() => NoiseRun.Execute(request, earlier, display, cancellation));
        NoiseText.Write(terminal.Out, document, request.Output);
        return ExitCodes.Pass;
    }
}
