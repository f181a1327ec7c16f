using SafetyGate.Cli.Processes;

namespace SafetyGate.Cli.Tests.Engines;

/// <summary>The system's processes, with the given variables, each remembered.</summary>
internal sealed class WatchedProcesses : IProcessStarter
{
    private readonly List<IRunningProcess> _started = [];

    /// <summary>Variables that every program gets besides those that are asked for.</summary>
    public Dictionary<string, string?> Environment { get; init; } = [];

    public IReadOnlyList<IRunningProcess> Started
    {
        get
        {
            lock (_started)
                return [.. _started];
        }
    }

    public IRunningProcess Start(ProcessRequest request)
    {
        IRunningProcess process = new SystemProcesses().Start(request with { Environment = request.Environment.Concat(Environment).DistinctBy(pair => pair.Key).ToDictionary() });
        lock (_started)
            _started.Add(process);
        return process;
    }
}
