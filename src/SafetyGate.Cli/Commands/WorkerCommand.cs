using System.CommandLine;
using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Processes;
using SafetyGate.Cli.Terminals;
using SafetyGate.Workers;

namespace SafetyGate.Cli.Commands;

/// <summary><c>worker</c>, hidden: computes points for a <c>check</c> on several devices, which starts one for each.</summary>
internal static class WorkerCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(DeviceWorkers.Command, "Computes points for another safety-gate, which speaks to it.") { Hidden = true };

        // Ctrl+C reaches the whole group of processes. The parent decides what becomes of this one: the token is left alone.
        command.SetAction((_, _) => Task.Run(() =>
        {
            new PointServer(terminal.In, terminal.Out, (configuration, threads) =>
            {
                EngineSelection selection = EngineSelection.Of(configuration, terminal.Engines);
                return selection.Load(terminal.Engines, selection.Devices[0], threads);
            }).Run();
            return ExitCodes.Pass;
        }));
        return command;
    }
}
