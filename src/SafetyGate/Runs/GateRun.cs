using SafetyGate.Configuration;
using SafetyGate.Gate;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Judges;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;

namespace SafetyGate.Runs;

/// <summary>
/// The gate from checkpoints to reports. Opening it validates everything that can be validated before anything long
/// begins; executing it sweeps, judges, buys more directions while the verdict is open, and writes the reports.
/// </summary>
public sealed class GateRun : IDisposable
{
    private readonly GateRequest _request;
    private readonly GateConfiguration _configuration;
    private readonly ChatCheckpoint _base;
    private readonly ChatCheckpoint _candidate;
    private readonly AlphaGrid _grid;

    private GateRun(GateRequest request, ChatCheckpoint baseline, ChatCheckpoint candidate, PromptSet prompts)
    {
        _request = request;
        _configuration = request.Configuration;
        _base = baseline;
        _candidate = candidate;
        Prompts = prompts;
        _grid = AlphaGrid.Symmetric(_configuration.Landscape.Steps, _configuration.Landscape.Radius);
    }

    /// <summary>The prompts of the run.</summary>
    public PromptSet Prompts { get; }

    /// <summary>What the run will cost.</summary>
    public RunPlan Plan => RunPlan.Of(_configuration, _grid, Prompts, _candidate, _request.Loader);

    /// <summary>Made when they are needed: a plan costs no guard model and no key.</summary>
    private JudgePanel Judges => _request.Judges ?? JudgeFactory.Create(_configuration.Judge);

    /// <summary>Opens both checkpoints and holds them against each other and against the prompts.</summary>
    /// <exception cref="SafetyGateException">Whatever is wrong with the configuration, a checkpoint or the prompts.</exception>
    public static GateRun Open(GateRequest request)
    {
        request.Configuration.Validate("the settings");
        if (!request.Restart && RunFolder.FindStart(request.Output) is { } started)
            request = request with { Now = started };
        PromptSet prompts = PromptSets.Load(request.Configuration.Prompts);
        string? system = SystemPrompts.TextOf(request.Configuration.Generation.SystemPrompt);
        ChatCheckpoint? baseline = null, candidate = null;
        try
        {
            baseline = ChatCheckpoint.Open(request.Base, request.Now, systemPrompt: system);
            candidate = ChatCheckpoint.Open(request.Candidate, request.Now, request.Base, system);
            CheckpointComparison.RequireComparable(baseline.Checkpoint, candidate.Checkpoint);
            if (!request.AllowDifferentRendering)
                ChatComparison.RequireSameRendering(baseline, candidate, [.. prompts.Prompts.Select(prompt => new ChatRequest(prompt.Text))]);
            return new GateRun(request, baseline, candidate, prompts);
        }
        catch
        {
            baseline?.Dispose();
            candidate?.Dispose();
            throw;
        }
    }

    /// <summary>Runs, or resumes, and leaves the reports in the output folder.</summary>
    /// <exception cref="SafetyGateException">The checkpoints or the folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the stored points stay.</exception>
    public RunResults Execute(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        RunManifest manifest = Describe(progress, cancellation);
        using RunFolder folder = _request.Restart
            ? RunFolder.Restart(_request.Output, manifest)
            : RunFolder.CreateOrResume(_request.Output, manifest);
        int directions = _configuration.Landscape.Directions;
        while (true)
        {
            bool complete = TrySweep(folder.Journal, directions, progress, cancellation);
            progress.Report(new RunProgress.Stage("judging and measuring"));
            RunResults results = RunEvaluation.Evaluate(folder.Manifest, folder.Journal, Judges, directions, cancellation);
            if (complete && results.Verdict.Outcome == Outcome.Inconclusive && directions < _configuration.Landscape.MaxDirections)
            {
                directions++;
                continue;
            }

            RunReportFiles.Write(_request.Output, results);
            return results;
        }
    }

    public void Dispose()
    {
        _base.Dispose();
        _candidate.Dispose();
    }

    private RunManifest Describe(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (ChatCheckpoint chat in new[] { _base, _candidate })
        {
            progress.Report(new RunProgress.Stage($"checking and hashing {chat.Checkpoint.Name}"));
            chat.Checkpoint.RequireFinite(cancellation);
            chat.Checkpoint.Fingerprint(cancellation);
        }

        return RunDescription.Of(_request, _base, _candidate, Prompts, Judges, cancellation);
    }

    /// <summary>False where a point could not be computed: what is stored is judged all the same, and cannot pass.</summary>
    private bool TrySweep(IResponseStore store, int directions, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        try
        {
            progress.Report(new RunProgress.Points(2 * Sweep.Keys(CheckpointRole.Base, directions, _grid).Count()));
            RunSweep(CheckpointRole.Base, _base, store, directions, progress, cancellation);
            RunSweep(CheckpointRole.Candidate, _candidate, store, directions, progress, cancellation);
            return true;
        }
        catch (SafetyGateException exception) when (exception.Code == EngineErrors.NonFiniteLogits)
        {
            progress.Report(new RunProgress.Stopped(exception.Message));
        }
        catch (OutOfMemoryException)
        {
            progress.Report(new RunProgress.Stopped(
                $"{EngineErrors.OutOfMemory}: there is not enough memory for this model and batch. Lower --batch-size or use a larger machine; the finished points are kept."));
        }

        return false;
    }

    private void RunSweep(
        CheckpointRole role, ChatCheckpoint chat, IResponseStore store, int directions, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        IDirection[] recipes = [.. Enumerable.Range(0, directions).Select(index => DirectionFactory.Create(_configuration.Landscape, index, chat.Decoder))];
        var sweep = new Sweep(Prompts, _grid, store);
        using var generator = new LazyGenerator(() => new ChatGenerator(
            _request.Loader.Load(chat.Checkpoint, chat.Decoder), chat.Codec, RunDescription.Options(_configuration, chat)));
        sweep.Run(role, generator, recipes, new PointProgress(progress, role), cancellation);
    }

    private sealed class PointProgress(IProgress<RunProgress> progress, CheckpointRole role) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value) => progress.Report(new RunProgress.PointDone(role, value.Recorded));
    }
}
