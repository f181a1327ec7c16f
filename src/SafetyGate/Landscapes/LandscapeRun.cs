using System.Text;
using SafetyGate.Configuration;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Compute;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Planes;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Landscapes.Recipes;
using SafetyGate.Reports;
using SafetyGate.Reports.Html;
using SafetyGate.Reports.Markdown;
using SafetyGate.Reports.Plots;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes;

/// <summary>
/// A landscape from checkpoints to numbers, without a verdict. Opening it validates all that can be validated at once;
/// executing it lays the plane, sweeps, judges and writes <see cref="LandscapeFiles.Reports"/> and a picture of every chart.
/// </summary>
public sealed class LandscapeRun : IDisposable
{
    private readonly LandscapeRequest _request;
    private readonly ILandscapeRecipe _recipe;
    private readonly PromptSet _prompts;
    private readonly LandscapeCheckpoints _checkpoints;
    private readonly int _batchSize;

    private LandscapeRun(LandscapeRequest request, ILandscapeRecipe recipe, PromptSet prompts)
    {
        _request = request;
        _recipe = recipe;
        _prompts = prompts;
        _checkpoints = LandscapeCheckpoints.Open(request, recipe.Needs, prompts);
        try
        {
            _batchSize = BatchSize();
        }
        catch
        {
            _checkpoints.Dispose();
            throw;
        }
    }

    /// <summary>Opens the checkpoints and holds them against each other and against the prompts.</summary>
    /// <exception cref="SafetyGateException">Whatever is wrong with the request, a checkpoint or the prompts.</exception>
    public static LandscapeRun Open(LandscapeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        // A landscape has no local metrics, whose radius must fit the grid of a gate.
        GateConfiguration configuration = request.Configuration;
        (configuration with { Statistics = configuration.Statistics with { LocalRadius = AlphaGrid.MaximumRadius } }).Validate("the settings");
        if (request.Beyond is < 0 or > AlphaGrid.MaximumIntervals)
            throw new SafetyGateException(LandscapeErrors.InvalidSetting, $"--beyond cannot be {request.Beyond}: give 0 to {AlphaGrid.MaximumIntervals}.");
        if (request.GroupSize is < 0)
            throw new SafetyGateException(LandscapeErrors.InvalidSetting, $"--group-size cannot be {request.GroupSize}: give a number of elements, or 0 for whole rows.");
        ILandscapeRecipe recipe = LandscapeRecipes.Of(request.Kind);
        recipe.Needs.Require(request);
        if (!request.Restart && LandscapeFolder.FindStart(request.Output) is { } started)
            request = request with { Now = started };
        return new LandscapeRun(request, recipe, PromptSets.Load(request.Configuration.Prompts));
    }

    /// <summary>Draws, or resumes, and leaves the files in the output folder. What could not be computed is named in
    /// <see cref="LandscapeDocument.Missing"/>.</summary>
    /// <exception cref="SafetyGateException">The checkpoints or the folder cannot be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the stored points stay.</exception>
    public LandscapeDocument Execute(IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        foreach (Checkpoint checkpoint in _checkpoints.All)
        {
            progress.Report(new RunProgress.Stage($"checking and hashing {checkpoint.Name}"));
            checkpoint.RequireFinite(cancellation);
            checkpoint.Fingerprint(cancellation);
        }

        progress.Report(new RunProgress.Stage($"laying the {LandscapeKinds.Name(_request.Kind)} landscape"));
        LandscapeGeometry geometry = _recipe.Lay(_checkpoints, _request, cancellation);
        LandscapeManifest manifest = LandscapeDescription.Of(_request, _checkpoints, geometry, _prompts, cancellation);
        using LandscapeFolder folder = LandscapeFolder.Open(_request.Output, manifest, _request.Restart);
        progress.Report(new RunProgress.Points((geometry.Planes.Count * geometry.Grid.Count) + geometry.Visits.Count));
        for (int surface = 0; surface < geometry.Planes.Count; surface++)
            Sweep(surface, geometry, folder.Journal, progress, cancellation);

        progress.Report(new RunProgress.Stage("judging"));
        LandscapeDocument document = LandscapeEvaluation.Evaluate(
            folder.Manifest, geometry, folder.Journal, _request.Judge, _request.Configuration.Statistics.ConfidenceLevel);
        Write(document);
        return document;
    }

    public void Dispose() => _checkpoints.Dispose();

    /// <summary>How many responses fit side by side; a checkpoint of which none fits is refused.</summary>
    private int BatchSize()
    {
        GateConfiguration configuration = _request.Configuration;
        var grid = AlphaGrid.Symmetric(configuration.Landscape.Steps, configuration.Landscape.Radius);
        return RunPlan.Of(configuration, grid, _prompts, _checkpoints.Model, _request.Loader, _request.Memory).BatchSize;
    }

    private void Sweep(
        int surface, LandscapeGeometry geometry, IResponseStore store, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var role = (CheckpointRole)surface;
        ChatCheckpoint chat = _checkpoints.Drawn[surface];
        using var generator = new LazyGenerator(() => new ChatGenerator(
            _request.Loader.Load(chat.Checkpoint, chat.Decoder), chat.Codec, RunDescription.Options(_request.Configuration, chat) with { BatchSize = _batchSize }));
        try
        {
            var sweep = new PlaneSweep(_prompts, geometry.Grid, store);
            var points = new PointProgress(progress);
            int failed = sweep.Run(role, generator, geometry.Planes[surface], points, cancellation).Count;
            if (surface == 0)
                failed += sweep.Visit(role, generator, [.. geometry.Visits.Select(mark => mark.Way!)], points, cancellation).Count;
            if (failed > 0)
            {
                progress.Report(new RunProgress.Stopped(
                    $"{EngineErrors.NonFiniteLogits}: {failed} points of {chat.Checkpoint.Name} give no finite logits; they stay empty."));
            }
        }
        catch (OutOfMemoryException)
        {
            progress.Report(RunProgress.Stopped.OutOfMemory);
        }
    }

    private void Write(LandscapeDocument document)
    {
        MarkdownText report = LandscapeMarkdown.Compose(document);
        string page = HtmlReport.Render($"SafetyGate: {LandscapeKinds.Name(document.Kind)}", report);
        FolderAccess.Try(_request.Output, () =>
        {
            Write(LandscapeFiles.Results, document.Write());
            Write(LandscapeFiles.Markdown, Encoding.UTF8.GetBytes(report.ToString()));
            Write(LandscapeFiles.Html, Encoding.UTF8.GetBytes(page));
            foreach (Chart chart in report.Charts)
                Write(RunFiles.Plot(chart.Name), Encoding.UTF8.GetBytes(ChartSvg.File(chart)));
            return true;
        });

        void Write(string name, byte[] contents) => AtomicFile.Write(Path.Combine(_request.Output, name), contents);
    }
}
