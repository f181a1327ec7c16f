namespace SafetyGate.Workers;

/// <summary>Starts processes that compute points, one a device.</summary>
public interface IPointWorkers
{
    /// <summary>How many there are to be, at least 2.</summary>
    int Count { get; }

    /// <summary>Starts one.</summary>
    /// <param name="index">Which, from 0.</param>
    WorkerProcess Start(int index);
}
