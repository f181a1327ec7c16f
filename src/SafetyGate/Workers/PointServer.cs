using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Workers;

/// <summary>The other end of a worker: reads a request and points to compute, and answers with their responses.</summary>
/// <param name="input">Messages of the parent; its end, at whatever time, ends the worker.</param>
/// <param name="output">Where answers go.</param>
/// <param name="load">The loader for the settings, on so many threads.</param>
public sealed class PointServer(TextReader input, TextWriter output, Func<GateConfiguration, int, IModelLoader> load)
{
    // A record of the journal is bound to its run; on the way there it is bound to none.
    private const string NoRun = "worker";

    /// <summary>Serves until the parent has no more points, or is gone.</summary>
    public void Run()
    {
        if (WorkerMessages.Read<WorkerRequest>(input) is not { } message)
            return;
        try
        {
            GateConfiguration configuration = ConfigurationFile.Read("the worker's settings", message.Configuration);
            var request = new GateRequest
            {
                Base = message.Base,
                Candidate = message.Candidate,
                Output = "",
                Configuration = configuration,
                Loader = load(configuration, message.Threads),
                ToolVersion = "",
                Now = message.Now,
            };
            PromptSet prompts = PromptSets.Load(configuration.Prompts);
            WorkerMessages.Write(output, new WorkerReply { Ready = new WorkerReady(request.Loader.Engine, prompts.Hash) });
            using var computer = new PointComputer(request, prompts);
            Serve(computer);
        }
        catch (SafetyGateException exception)
        {
            WorkerMessages.Write(output, new WorkerReply { Failure = WorkerFailure.Of(exception) });
        }
        catch (OutOfMemoryException exception)
        {
            WorkerMessages.Write(output, new WorkerReply { Failure = WorkerFailure.Of(exception) });
        }
    }

    private void Serve(PointComputer computer)
    {
        // Not disposed: the reader waits on the parent, maybe for longer than this end has anything to do.
        var gone = new CancellationTokenSource();
        var tasks = new BlockingCollection<WorkerTask>();
        new Thread(() => Read(tasks, gone)) { IsBackground = true }.Start();
        try
        {
            foreach (WorkerTask task in tasks.GetConsumingEnumerable(gone.Token))
            {
                IReadOnlyList<PointResponses> records = computer.Compute(task.ToKey(), gone.Token);
                WorkerMessages.Write(output, new WorkerReply
                {
                    Records = [.. records.Select(record => Encoding.UTF8.GetString(JournalRecord.Encode(NoRun, record).Span[..^1]))],
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The parent is gone, and nobody waits for the point.
        }
    }

    private void Read(BlockingCollection<WorkerTask> tasks, CancellationTokenSource gone)
    {
        try
        {
            while (WorkerMessages.Read<WorkerTask>(input) is { } task)
                tasks.Add(task);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            // As good as gone.
        }

        gone.Cancel();
    }
}
