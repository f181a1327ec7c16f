using System.Globalization;
using SafetyGate.Cli.Engines;
using SafetyGate.Cli.Terminals;
using SafetyGate.Workers;

namespace SafetyGate.Cli.Processes;

/// <summary>This program once more for each device, as its hidden command <c>worker</c>.</summary>
/// <param name="terminal">The surroundings.</param>
/// <param name="devices">One worker each.</param>
/// <param name="threads">Threads of all workers together.</param>
internal sealed class DeviceWorkers(Terminal terminal, IReadOnlyList<string> devices, int threads) : IPointWorkers
{
    public const string Command = "worker";

    public int Count => devices.Count;

    public WorkerProcess Start(int index)
    {
        IRunningProcess process = terminal.Processes.Start(new ProcessRequest(terminal.Self[0], [.. terminal.Self.Skip(1), Command], terminal.CurrentFolder)
        {
            Environment = new Dictionary<string, string?> { [EngineLocation.RootVariable] = terminal.Engines.Root },
        });
        var said = new LastLines(process.Error);
        return new WorkerProcess
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"worker {index + 1} ({devices[index]})"),
            Device = devices[index],
            Threads = Math.Max(1, threads / devices.Count),
            Input = process.Input,
            Output = process.Output,
            Kill = process.Kill,
            LastWords = said.Text,
        };
    }
}
