using System.CommandLine;
using System.Globalization;
using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Terminals;
using SafetyGate.Configuration;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Runs;

namespace SafetyGate.Cli.Commands;

/// <summary><c>doctor</c>: says what the machine and the checkpoints offer before anything long is begun.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var folders = new Argument<string[]>("checkpoint") { Description = "Checkpoints to look at, folders or ids; an adapter lies over the whole checkpoint named before it.", Arity = ArgumentArity.ZeroOrMore };
        var options = new GateOptions();
        var command = new Command("doctor", "Say what this machine and the given checkpoints offer, before anything long is begun.") { folders };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            GateConfiguration configuration = options.Read(parsed, terminal);
            Machine(terminal);
            Engine(terminal, options.Loader(parsed, configuration, terminal));
            string? system = SystemPrompts.TextOf(configuration.Generation.SystemPrompt);
            string message = PromptSets.Load(configuration.Prompts).Prompts[0].Text;
            int exitCode = ExitCodes.Pass;
            string? baseFolder = null;
            foreach (string given in parsed.GetValue(folders) ?? [])
            {
                string folder = terminal.ResolveModel(given);
                int found = Examine(terminal, folder, () => ChatCheckpoint.Open(folder, terminal.Clock.GetUtcNow(), baseFolder, system), message, cancellation);
                exitCode = exitCode == ExitCodes.Pass ? found : exitCode;
                baseFolder = Checkpoint.IsAdapter(folder) ? baseFolder : folder;
            }

            return Task.FromResult(exitCode);
        });
        return Examples.Add(command, "safety-gate doctor", "safety-gate doctor models/llama-chat out/finetuned");
    }

    private static void Machine(Terminal terminal)
    {
        terminal.Out.WriteLine($"safety-gate  {ToolVersion.Text}");
        terminal.Out.WriteLine($"processors   {terminal.Processors}");
        terminal.Out.WriteLine($"memory       {Durations.Size(terminal.Memory)} may be used");
        foreach (EngineKind kind in EngineKind.All)
            terminal.Out.WriteLine($"{kind.Name,-12} {EngineText.Of(kind, terminal.Engines.Inspect(kind.Name, full: false, CancellationToken.None))}");
    }

    private static void Engine(Terminal terminal, IModelLoader loader)
    {
        double speed = loader.MeasureSpeed(terminal.Clock);
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"engine       {loader.Engine.Name}: {loader.Engine.Precision}, {loader.Engine.Detail}, {speed / 1e9:F1} GFLOP/s"));
    }

    private static int Examine(Terminal terminal, string folder, Func<ChatCheckpoint> open, string message, CancellationToken cancellation)
    {
        TextWriter output = terminal.Out;
        output.WriteLine();
        try
        {
            using ChatCheckpoint chat = open();
            CheckpointText.Write(output, chat, message);
            chat.Checkpoint.RequireFinite(cancellation);
            output.WriteLine("  weights    finite");
            return ExitCodes.Pass;
        }
        catch (SafetyGateException exception)
        {
            ErrorText.Write(terminal.Error, exception);
            output.WriteLine($"{OneLine.Of(Path.GetFileName(folder))}: cannot be used ({exception.Code})");
            return ExitCodes.Of(exception.Code);
        }
    }
}
