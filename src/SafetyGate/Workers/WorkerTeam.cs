using SafetyGate.Configuration;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Workers;

/// <summary>The workers of one run: started at the first point that is not stored yet, ended with the run.</summary>
internal sealed class WorkerTeam(IPointWorkers source, GateRequest request) : IDisposable
{
    private readonly List<IPointWorker> _workers = [];
    private bool _isStarted;

    /// <summary>Has every point of a sweep computed that is not stored.</summary>
    /// <param name="sweep">Knows which points are stored.</param>
    /// <param name="keys">The points, in their order.</param>
    /// <param name="store">Where points go.</param>
    /// <param name="progress">Receives a report after every point, stored ones included.</param>
    /// <param name="cancellation">Ends the workers.</param>
    public void Run(Sweep sweep, IReadOnlyList<PointKey> keys, IResponseStore store, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var missing = new List<PointKey>();
        foreach (PointKey key in keys)
        {
            if (sweep.IsStored(key))
                progress.Report(new RunProgress.PointDone(key.Role, Recorded: true));
            else
                missing.Add(key);
        }

        if (missing.Count == 0)
            return;
        if (!_isStarted)
        {
            progress.Report(new RunProgress.Stage($"starting {source.Count} worker processes"));
            Start();
        }

        ParallelSweep.Run(missing, _workers, store, progress, cancellation);
    }

    public void Dispose()
    {
        foreach (IPointWorker worker in _workers)
            worker.Dispose();
    }

    private void Start()
    {
        _isStarted = true;
        var expected = new WorkerReady(request.Loader.Engine, PromptSets.Load(request.Configuration.Prompts).Hash);
        for (int i = 0; i < source.Count; i++)
        {
            WorkerProcess process = source.Start(i);
            _workers.Add(new StreamedWorker(process, RequestOf(process), expected));
        }
    }

    private WorkerRequest RequestOf(WorkerProcess process) => new()
    {
        Base = request.Base,
        Candidate = request.Candidate,
        Configuration = ConfigurationFile.Write(request.Configuration with { Device = process.Device }),
        Now = request.Now,
        Threads = process.Threads,
    };
}
