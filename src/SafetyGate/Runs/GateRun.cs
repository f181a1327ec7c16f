using SafetyGate.Configuration;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Inference.Models;
using SafetyGate.Judges;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Probes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Reports;
using SafetyGate.Runs.Probes;
using SafetyGate.Workers;

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
    private readonly IReadOnlyList<Probe> _probes;
    private readonly WorkerTeam? _team;
    private readonly DateOnly _today;

    private GateRun(
        GateRequest request, ChatCheckpoint baseline, ChatCheckpoint candidate, PromptSet prompts, IReadOnlyList<Probe> probes, DateOnly today)
    {
        _probes = probes;
        _today = today;
        _request = request;
        _configuration = request.Configuration;
        _base = baseline;
        _candidate = candidate;
        Prompts = prompts;
        _grid = AlphaGrid.Symmetric(_configuration.Landscape.Steps, _configuration.Landscape.Radius);
        Plan = RunPlan.Of(_configuration, _grid, Prompts, _candidate, request.Loader, request.Memory, probes);
        _team = request.Workers is { } workers ? new WorkerTeam(workers, request with { Configuration = WithBatch(request.Configuration, Plan.BatchSize) }) : null;
    }

    /// <summary>The prompts of the run.</summary>
    public PromptSet Prompts { get; }

    /// <summary>What the run will cost.</summary>
    public RunPlan Plan { get; }

    /// <summary>Made when they are needed: a plan costs no guard model and no key.</summary>
    private JudgePanel Judges => _request.Judges ?? JudgeFactory.Create(_configuration.Judge);

    /// <summary>Opens both checkpoints and holds them against each other and against the prompts.</summary>
    /// <exception cref="SafetyGateException">Whatever is wrong with the configuration, a checkpoint or the prompts.</exception>
    public static GateRun Open(GateRequest request)
    {
        request.Configuration.Validate("the settings");
        var today = DateOnly.FromDateTime(request.Now.UtcDateTime);
        if (!request.Restart && RunFolder.FindStart(request.Output) is { } started)
            request = request with { Now = started };
        PromptSet prompts = PromptSets.Load(request.Configuration.Prompts);
        IReadOnlyList<Probe> probes = ProbeSet.Load(request.Configuration, prompts, CutResponses.Judge(request));
        string? system = SystemPrompts.TextOf(request.Configuration.Generation.SystemPrompt);
        ChatCheckpoint? baseline = null, candidate = null;
        try
        {
            baseline = ChatCheckpoint.Open(request.Base, request.Now, systemPrompt: system);
            candidate = ChatCheckpoint.Open(request.Candidate, request.Now, request.Base, system);
            CheckpointComparison.RequireComparable(baseline.Checkpoint, candidate.Checkpoint);
            if (!request.AllowDifferentRendering)
                ChatComparison.RequireSameRendering(baseline, candidate, PromptProbe.Plain(prompts));
            ProbeRendering.Require(probes, baseline, candidate, request.AllowDifferentRendering);
            return new GateRun(request, baseline, candidate, prompts, probes, today);
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
        IResponseStore store = WithBaseCache(folder, progress);
        int directions = _configuration.Landscape.Directions;
        while (true)
        {
            bool complete = TrySweep(folder.Manifest, store, directions, out RunResults? early, progress, cancellation);
            progress.Report(new RunProgress.Stage("judging and measuring"));
            RunResults results = early ?? RunEvaluation.Evaluate(folder.Manifest, folder.Journal, Judges, directions, _today, cancellation);
            if (complete && results.Settlement is null && directions < _configuration.Landscape.MaxDirections)
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
        _team?.Dispose();
        _base.Dispose();
        _candidate.Dispose();
    }

    private static GateConfiguration WithBatch(GateConfiguration configuration, int batch) =>
        configuration with { Generation = configuration.Generation with { BatchSize = batch } };

    private RunManifest Describe(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (ChatCheckpoint chat in new[] { _base, _candidate })
        {
            progress.Report(new RunProgress.Stage($"checking and hashing {chat.Checkpoint.Name}"));
            chat.Checkpoint.RequireFinite(cancellation);
            chat.Checkpoint.Fingerprint(cancellation);
        }

        return RunDescription.Of(_request, _base, _candidate, Prompts, Judges, cancellation) with
        {
            Probes = [.. _probes.Select(probe => probe.Record)],
        };
    }

    private IResponseStore WithBaseCache(RunFolder folder, IProgress<RunProgress> progress)
    {
        if (_request.BaseCache is not { } cache)
            return folder.Journal;
        string key = BaseCacheKey.Of(folder.Manifest, _base, RunDescription.Options(_configuration, _base), PromptProbe.Plain(Prompts));
        return new BaseCachedStore(folder.Journal, new BaseCache(cache, key, folder.Manifest, message => progress.Report(new RunProgress.Note(message))));
    }

    /// <summary>Sweeps the base along all directions, whose points are the likelier to be stored already, then the candidate
    /// with a look after each. False where a point could not be computed: what is stored is judged all the same, and cannot
    /// pass.</summary>
    private bool TrySweep(
        RunManifest manifest, IResponseStore store, int directions, out RunResults? early, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        early = null;
        try
        {
            progress.Report(new RunProgress.Points(2 * Sweep.Keys(CheckpointRole.Base, directions, _grid).Count()));
            RunSweep(CheckpointRole.Base, _base, store, [directions], null, progress, cancellation);
            bool looks = RunLooks.MayEndEarly(manifest) && directions == _configuration.Landscape.Directions;
            RunResults? settled = null;
            RunSweep(
                CheckpointRole.Candidate,
                _candidate,
                store,
                looks ? [.. Enumerable.Range(1, directions)] : [directions],
                count => count < directions && (settled = RunEvaluation.Settle(manifest, store, Judges, count, _today, cancellation)) is not null,
                progress,
                cancellation);
            early = settled;
            return true;
        }
        catch (SafetyGateException exception) when (exception.Code == EngineErrors.NonFiniteLogits)
        {
            progress.Report(new RunProgress.Stopped(exception.Message));
        }
        catch (OutOfMemoryException)
        {
            progress.Report(RunProgress.Stopped.OutOfMemory);
        }

        return false;
    }

    private void RunSweep(
        CheckpointRole role,
        ChatCheckpoint chat,
        IResponseStore store,
        int[] counts,
        Func<int, bool>? isSettled,
        IProgress<RunProgress> progress,
        CancellationToken cancellation)
    {
        Sweep sweep = GateSweep.Of(_configuration, Prompts, _probes, CutResponses.Judge(_request), store);
        var points = new PointProgress(progress);
        IDirection[] recipes = [.. Enumerable.Range(0, counts[^1]).Select(index => DirectionFactory.Create(_configuration.Landscape, index, chat.Decoder))];
        using var generator = new LazyGenerator(() => new ChatGenerator(
            _request.Loader.Load(chat.Checkpoint, chat.Decoder), chat.Codec, RunDescription.Options(_configuration, chat) with { BatchSize = Plan.BatchSize }));
        int done = 0;
        foreach (int count in counts)
        {
            PointKey[] keys = [.. Sweep.Keys(role, count, _grid).Skip(done)];
            done += keys.Length;
            if (_team is not null)
                _team.Run(sweep, keys, store, progress, cancellation);
            else
                sweep.Run(keys, generator, recipes, points, cancellation);
            if (isSettled?.Invoke(count) == true)
                return;
        }
    }
}
