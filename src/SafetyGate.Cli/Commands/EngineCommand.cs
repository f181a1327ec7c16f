using System.CommandLine;
using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Terminals;
using SafetyGate.Inference.Engines;

namespace SafetyGate.Cli.Commands;

/// <summary><c>engine</c>: the engines that do not come with the tool because of their size.</summary>
internal static class EngineCommand
{
    public static Command Create(Terminal terminal) =>
        Examples.Add(
            new Command("engine", "List, install and remove the engines that do not come with the tool.") { List(terminal), Install(terminal), Remove(terminal) },
            "safety-gate engine list",
            "safety-gate engine install torch-cuda",
            "safety-gate engine install torch-cuda --libtorch /opt/libtorch");

    private static Command List(Terminal terminal)
    {
        var verify = new Option<bool>("--verify") { Description = "Hash every file of every installed engine." };
        var command = new Command("list", "Say which engines there are, and how those that are installed stand.") { verify };
        command.SetAction((parsed, cancellation) => Task.FromResult(List(terminal, parsed.GetValue(verify), cancellation)));
        return Examples.Add(command, "safety-gate engine list --verify");
    }

    private static int List(Terminal terminal, bool full, CancellationToken cancellation)
    {
        int exitCode = ExitCodes.Pass;
        Line("simd", "built in: the processor, vector instructions");
        Line("scalar", "built in: the processor, the slow reference");
        foreach (EngineKind kind in EngineKind.All)
        {
            EngineStatus status = terminal.Engines.Inspect(kind.Name, full, cancellation);
            Line(kind.Name, EngineText.Of(kind, status));
            foreach (string problem in status.Problem?.Problems ?? [])
                Line("", OneLine.Of(problem));
            if (full && status.Problem is { } found && found.Code != EngineLoadErrors.NotInstalled)
                exitCode = ExitCodes.Of(found.Code);
        }

        return exitCode;

        void Line(string name, string text) => terminal.Out.WriteLine($"{name,-12} {text}");
    }

    private static Command Install(Terminal terminal)
    {
        Argument<string> name = Name("The engine to install.");
        var source = new Option<string[]>("--source") { Description = "A NuGet source instead of the configured ones: a folder or an address. May be given more than once.", HelpName = "SOURCE" };
        var libtorch = new Option<string?>("--libtorch")
        {
            Description = $"Use this libtorch {EngineKind.LibtorchVersion}, or the torch package of a PyTorch of that version, instead of fetching one. Default: {EngineLocation.LibtorchVariable}, where it is set.",
            HelpName = "DIR",
        };
        var force = new Option<bool>("--force") { Description = "Install anew what is there and whole." };
        var command = new Command("install", "Fetch an engine with this machine's .NET SDK and NuGet configuration. Asks no questions; can be interrupted and run again.") { name, source, libtorch, force };
        command.SetAction(async (parsed, cancellation) =>
        {
            EngineKind kind = EngineKind.All.Single(kind => kind.Name == parsed.GetRequiredValue(name));
            try
            {
                await new EngineInstaller(terminal).RunAsync(
                    new EngineInstallRequest(kind, parsed.GetValue(source) ?? [], parsed.GetValue(libtorch) ?? terminal.Libtorch, parsed.GetValue(force)),
                    cancellation).ConfigureAwait(false);
                return ExitCodes.Pass;
            }
            catch (OperationCanceledException)
            {
                terminal.Error.WriteLine("cancelled; what was downloaded is kept, and the same command goes on from there");
                return ExitCodes.Cancelled;
            }
        });
        return Examples.Add(command, "safety-gate engine install torch-cuda", "safety-gate engine install torch-cpu --source ./packages");
    }

    private static Command Remove(Terminal terminal)
    {
        Argument<string> name = Name("The engine to remove.");
        var command = new Command("remove", "Delete every version of an engine. NuGet's cache is left alone.") { name };
        command.SetAction(parsed =>
        {
            string engine = parsed.GetRequiredValue(name);
            using EngineFolders folders = EngineFolders.Open(terminal.Engines, engine);
            terminal.Out.WriteLine(folders.Remove() ? $"{engine} is removed" : $"{engine} was not installed");
            return ExitCodes.Pass;
        });
        return Examples.Add(command, "safety-gate engine remove torch-cuda");
    }

    private static Argument<string> Name(string description)
    {
        var name = new Argument<string>("engine") { Description = description };
        name.AcceptOnlyFromAmong([.. EngineKind.All.Select(kind => kind.Name)]);
        return name;
    }
}
