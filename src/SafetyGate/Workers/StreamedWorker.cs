using System.Text;
using System.Text.Json;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Workers;

/// <summary>A worker in another process, behind two streams.</summary>
internal sealed class StreamedWorker : IPointWorker
{
    private readonly WorkerProcess _process;
    private readonly WorkerReady _expected;
    private bool _isReady;

    /// <param name="process">The process; owned from here on.</param>
    /// <param name="request">What it computes.</param>
    /// <param name="expected">What it must say of itself; its device alone may differ.</param>
    public StreamedWorker(WorkerProcess process, WorkerRequest request, WorkerReady expected)
    {
        _process = process;
        _expected = expected;
        Send(request);
    }

    public IReadOnlyList<PointResponses> Compute(PointKey key, CancellationToken cancellation)
    {
        using CancellationTokenRegistration registration = cancellation.Register(_process.Kill);
        try
        {
            if (!_isReady)
                RequireAlike(Receive().Ready ?? throw Lost("it did not begin as a worker does"));
            _isReady = true;
            Send(WorkerTask.Of(key));
            IReadOnlyList<string> records = Receive().Records ?? throw Lost("it did not answer with a point");
            return [.. records.Select(record => Decode(record, key))];
        }
        catch (WorkerLostException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    public void Dispose() => _process.Kill();

    private void Send<T>(T message)
    {
        try
        {
            WorkerMessages.Write(_process.Input, message);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Whoever reads next finds the stream at its end, and says so.
        }
    }

    private WorkerReply Receive()
    {
        try
        {
            WorkerReply reply = WorkerMessages.Read<WorkerReply>(_process.Output) ?? throw Lost("it has ended");
            return reply.Failure is { } failure ? throw failure.ToException() : reply;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or JsonException)
        {
            throw Lost(exception.Message, exception);
        }
    }

    private PointResponses Decode(string record, PointKey key) =>
        JournalRecord.Decode(Encoding.UTF8.GetBytes(record)) is { Point: var point } && WorkerTask.Of(point.Key) == WorkerTask.Of(key)
            ? point
            : throw Lost("its answer is damaged");

    private void RequireAlike(WorkerReady ready)
    {
        EngineDescription engine = ready.Engine with { Device = _expected.Engine.Device };
        if (engine != _expected.Engine)
        {
            throw new SafetyGateException(
                WorkerErrors.NotAlike,
                $"{_process.Name} computes with {Text(ready.Engine)}, and the run is described by {Text(_expected.Engine)}: their points would not be of one landscape. Give devices of one kind.");
        }

        if (ready.PromptSet != _expected.PromptSet)
            throw new SafetyGateException(WorkerErrors.DifferentInputs, $"The worker on {_process.Name} reads other prompts than the run began with. Leave the prompt file alone while a run goes on, and run again.");
    }

    private static string Text(EngineDescription engine) => $"{engine.Name}, {engine.Precision}, {engine.Detail}";

    private WorkerLostException Lost(string why, Exception? inner = null)
    {
        string said = _process.LastWords();
        return new WorkerLostException($"{_process.Name}: {why}{(said.Length == 0 ? "" : $"; its last words: {said}")}", inner);
    }
}
