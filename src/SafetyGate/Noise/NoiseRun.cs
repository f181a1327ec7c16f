using SafetyGate.Configuration;
using SafetyGate.Inference.Generation;
using SafetyGate.Judges;
using SafetyGate.Landscape.Directions;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Prompts;
using SafetyGate.Landscape.Statistics.Noise;
using SafetyGate.Landscape.Sweeps;
using SafetyGate.Runs;

namespace SafetyGate.Noise;

/// <summary>Measures the noise floor of a checkpoint: sweeps it along all directions of the budget and compares it with
/// itself.</summary>
public static class NoiseRun
{
    /// <summary>Runs, or resumes, and leaves <see cref="NoiseDocument.FileName"/> in the output folder.</summary>
    /// <param name="request">Base and candidate are the same checkpoint.</param>
    /// <param name="earlier">Folders of earlier runs of the same base; may be empty.</param>
    /// <param name="progress">Told after every point.</param>
    /// <param name="cancellation">Stops between tokens; the stored points stay.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException">The checkpoint, the folder or an earlier run cannot be
    /// used.</exception>
    public static NoiseDocument Execute(
        GateRequest request, IReadOnlyList<string> earlier, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        GateConfiguration configuration = request.Configuration;
        configuration.Validate("the settings");
        if (!request.Restart && RunFolder.FindStart(request.Output) is { } started)
            request = request with { Now = started };
        PromptSet prompts = PromptSets.Load(configuration.Prompts);
        using ChatCheckpoint chat = ChatCheckpoint.Open(request.Base, request.Now, systemPrompt: SystemPrompts.TextOf(configuration.Generation.SystemPrompt));
        progress.Report(new RunProgress.Stage($"checking and hashing {chat.Checkpoint.Name}"));
        chat.Checkpoint.RequireFinite(cancellation);
        JudgePanel judges = request.Judges ?? JudgeFactory.Create(configuration.Judge, cancellation: cancellation);
        RunManifest manifest = RunDescription.Of(request, chat, chat, prompts, judges, cancellation);
        using RunFolder folder = request.Restart
            ? RunFolder.Restart(request.Output, manifest)
            : RunFolder.CreateOrResume(request.Output, manifest);
        int directions = configuration.Landscape.MaxDirections;
        RunSweep(request, chat, GateSweep.Of(configuration, prompts, [], CutResponses.Judge(request), folder.Journal), directions, progress, cancellation);
        progress.Report(new RunProgress.Stage("judging and measuring"));
        var points = new JudgedPoints(manifest, directions, folder.Journal, judges.First, cancellation);
        SafetyLandscape landscape = points.Landscape(CheckpointRole.Base, [.. Enumerable.Range(0, directions)]);
        NoiseDocument document = Measure(manifest, landscape, [.. earlier.Select(path => EarlierRun.Landscape(path, manifest, judges.First))]);
        FolderAccess.Try(request.Output, () =>
        {
            AtomicFile.Write(Path.Combine(request.Output, NoiseDocument.FileName), document.Write());
            return true;
        });
        return document;
    }

    /// <summary>The document of a landscape and of earlier landscapes of the same checkpoint.</summary>
    internal static NoiseDocument Measure(RunManifest manifest, SafetyLandscape landscape, IReadOnlyList<SafetyLandscape> earlier)
    {
        int directions = landscape.Curves.Count;
        NoiseSpread? runs = NoiseSpread.Of(NoiseSource.Runs, earlier.Select(then =>
        {
            int shared = Math.Min(directions, then.Curves.Count);
            return NoiseFloor.Visage(landscape, shared) - NoiseFloor.Visage(then, shared);
        }));
        NoiseSpread[] spreads =
        [
            .. NoiseFloor.Measure(landscape, manifest.Directions, manifest.Statistics),
            .. runs is null ? Array.Empty<NoiseSpread>() : [runs],
        ];
        return new NoiseDocument
        {
            Checkpoint = manifest.Base.Name,
            Fingerprint = manifest.Base.Fingerprint,
            Prompts = landscape.PromptIds.Count,
            Directions = directions,
            GroupSize = Math.Min(manifest.Directions, directions / 2),
            Visage = NoiseFloor.Visage(landscape, directions),
            Spreads = spreads,
            RecommendedMaxDrop = NoiseFloor.Recommend(spreads),
        };
    }

    private static void RunSweep(
        GateRequest request, ChatCheckpoint chat, Sweep sweep, int directions, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        IDirection[] recipes =
            [.. Enumerable.Range(0, directions).Select(index => DirectionFactory.Create(request.Configuration.Landscape, index, chat.Decoder))];
        using var generator = new LazyGenerator(() => new ChatGenerator(
            request.Loader.Load(chat.Checkpoint, chat.Decoder), chat.Codec, RunDescription.Options(request.Configuration, chat)));
        progress.Report(new RunProgress.Points(1 + (directions * request.Configuration.Landscape.Steps)));
        sweep.Run(CheckpointRole.Base, generator, recipes, new PointProgress(progress), cancellation);
    }
}
