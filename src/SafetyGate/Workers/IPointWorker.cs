using SafetyGate.Landscape.Sweeps;

namespace SafetyGate.Workers;

/// <summary>Computes points one after the other, elsewhere. Serves one thread at a time; disposing it ends it at once.</summary>
internal interface IPointWorker : IDisposable
{
    /// <summary>Computes a point: all records of it.</summary>
    /// <exception cref="WorkerLostException">The worker has ended; it is of no more use, and another may compute the point.</exception>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">The point cannot be computed, by this worker or another.</exception>
    /// <exception cref="OutOfMemoryException">The point needs more memory than there is.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the worker has been ended.</exception>
    IReadOnlyList<PointResponses> Compute(PointKey key, CancellationToken cancellation);
}
