using System.Runtime.ExceptionServices;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Workers;

/// <summary>
/// Has points computed by several workers side by side and stores them as they come. A worker that is lost loses only the
/// point it was at, which another computes; any other failure ends the sweep.
/// </summary>
internal sealed class ParallelSweep
{
    private readonly object _lock = new();
    private readonly LinkedList<PointKey> _waiting;
    private readonly IResponseStore _store;
    private readonly IProgress<RunProgress>? _progress;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _cancellation;
    private readonly List<string> _losses = [];
    private int _underWay;
    private Exception? _failure;

    private ParallelSweep(IEnumerable<PointKey> keys, IResponseStore store, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        _waiting = new LinkedList<PointKey>(keys);
        _store = store;
        _progress = progress;
        _cancellation = cancellation;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>Computes and stores points.</summary>
    /// <param name="keys">Points that are not stored.</param>
    /// <param name="workers">At least one; those that are lost are taken out and disposed.</param>
    /// <param name="store">Where points go; used by one thread at a time.</param>
    /// <param name="progress">Receives a report after every point and of every loss; called by one thread at a time.</param>
    /// <param name="cancellation">Ends the workers; the points under way are lost, the stored ones stay.</param>
    /// <exception cref="SafetyGateException"><see cref="WorkerErrors.AllEnded"/>, or what a worker says of a point.</exception>
    public static void Run(
        IReadOnlyList<PointKey> keys, IList<IPointWorker> workers, IResponseStore store, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var sweep = new ParallelSweep(keys, store, progress, cancellation);
        using CancellationTokenSource stop = sweep._stop;
        using CancellationTokenRegistration wake = stop.Token.Register(sweep.Wake);
        Thread[] threads = [.. workers.ToArray().Select(worker => new Thread(() => sweep.Serve(worker, workers)) { IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        sweep.RequireDone();
    }

    private void Serve(IPointWorker worker, IList<IPointWorker> workers)
    {
        while (Take() is { } key)
        {
            try
            {
                Store(key, worker.Compute(key, _stop.Token));
            }
            catch (WorkerLostException exception)
            {
                lock (_lock)
                {
                    workers.Remove(worker);
                    _losses.Add(exception.Message);
                    _progress?.Report(new RunProgress.Stage($"lost {exception.Message}; its point goes to the others"));
                    PutBack(key);
                }

                worker.Dispose();
                return;
            }
            catch (Exception exception) // carried to the thread that began the sweep
            {
                Fail(exception);
                return;
            }
        }
    }

    /// <summary>The next point; null when all are done. While others are under way it waits: theirs may come back.</summary>
    private PointKey? Take()
    {
        lock (_lock)
        {
            while (_waiting.Count == 0 && _underWay > 0 && !_stop.IsCancellationRequested)
                Monitor.Wait(_lock);
            if (_waiting.First is not { } first || _stop.IsCancellationRequested)
                return null;
            _waiting.RemoveFirst();
            _underWay++;
            return first.Value;
        }
    }

    private void Store(PointKey key, IReadOnlyList<PointResponses> records)
    {
        lock (_lock)
        {
            // A point may lack one record of several: the worker has computed them all.
            foreach (PointResponses record in records.Where(record => _store.Find(record.Key) is null))
                _store.Append(record);
            _progress?.Report(new RunProgress.PointDone(key.Role, Recorded: false));
            _underWay--;
            Monitor.PulseAll(_lock);
        }
    }

    private void PutBack(PointKey key)
    {
        _waiting.AddFirst(key);
        _underWay--;
        Monitor.PulseAll(_lock);
    }

    private void Fail(Exception exception)
    {
        lock (_lock)
        {
            if (exception is not OperationCanceledException || !_stop.IsCancellationRequested)
                _failure ??= exception;
        }

        _stop.Cancel();
    }

    private void Wake()
    {
        lock (_lock)
            Monitor.PulseAll(_lock);
    }

    private void RequireDone()
    {
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
        _cancellation.ThrowIfCancellationRequested();
        if (_waiting.Count > 0)
        {
            throw new SafetyGateException(
                WorkerErrors.AllEnded,
                $"Every worker process has ended, with {_waiting.Count} points to go ({string.Join("; ", _losses)}). The finished points are kept; free memory or drop the device at fault, and run again.",
                _losses);
        }
    }
}
