using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Runs;

/// <summary>
/// The folder of one run: run.json and responses.jsonl, locked against other processes until disposed (or killed).
/// </summary>
public sealed class RunFolder : IDisposable
{
    private RunFolder(string path, RunManifest manifest, ResponseJournal journal, bool isResumed)
    {
        Path = path;
        Manifest = manifest;
        Journal = journal;
        IsResumed = isResumed;
    }

    /// <summary>The folder, as the user named it.</summary>
    public string Path { get; }

    /// <summary>What the run is; its start is the first one's.</summary>
    public RunManifest Manifest { get; }

    /// <summary>The responses so far.</summary>
    public ResponseJournal Journal { get; }

    /// <summary>Whether the folder held this run already.</summary>
    public bool IsResumed { get; }

    /// <summary>When the run that a folder holds was first started; null where it holds none. Templates that write a date
    /// must be rendered by that clock, or a resumed run would ask other prompts.</summary>
    /// <exception cref="SafetyGateException">The folder's run.json cannot be used.</exception>
    public static DateTimeOffset? FindStart(string path) => FolderAccess.Try(path, () => ManifestFile.Find(path)?.Started);

    /// <summary>Begins the run, or resumes it when the folder holds one of the same identity; its policy, judge, statistics
    /// and numbers of directions are then replaced by those given.</summary>
    /// <param name="path">The folder; made when it is not there. Files that are not a run's are left alone.</param>
    /// <param name="manifest">What the run is.</param>
    /// <exception cref="SafetyGateException">See <see cref="RunErrors"/>; <see cref="RunErrors.DifferentRun"/> lists every
    /// part that differs.</exception>
    public static RunFolder CreateOrResume(string path, RunManifest manifest)
    {
        Check(path, manifest);
        FolderAccess.Create(path);
        return FolderAccess.Open(path, stream =>
        {
            RunManifest? existing = ManifestFile.Find(path);
            if (existing is null && stream.Length > 0)
                throw NoManifest(path);
            if (existing is not null)
                RequireSame(path, existing, manifest);

            RunManifest kept = existing is null ? manifest : manifest with { Started = existing.Started };
            AtomicFile.Write(System.IO.Path.Combine(path, RunFiles.Manifest), ManifestFile.Write(kept));
            return new RunFolder(path, kept, new ResponseJournal(stream, kept), existing is not null);
        });
    }

    /// <summary>Begins the run anew: the responses and reports of an earlier run are discarded, other files stay.</summary>
    /// <exception cref="SafetyGateException">See <see cref="RunErrors"/>.</exception>
    public static RunFolder Restart(string path, RunManifest manifest)
    {
        Check(path, manifest);
        FolderAccess.Create(path);
        return FolderAccess.Open(path, stream =>
        {
            FolderAccess.Discard(path, stream, RunFiles.Reports);
            AtomicFile.Write(System.IO.Path.Combine(path, RunFiles.Manifest), ManifestFile.Write(manifest));
            return new RunFolder(path, manifest, new ResponseJournal(stream, manifest), false);
        });
    }

    /// <summary>Opens the run that the folder holds, to judge its responses again.</summary>
    /// <exception cref="SafetyGateException">See <see cref="RunErrors"/>.</exception>
    public static RunFolder Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(System.IO.Path.Combine(path, RunFiles.Manifest)))
            throw NoManifest(path);
        return FolderAccess.Open(path, stream =>
        {
            RunManifest manifest = ManifestFile.Find(path) ?? throw NoManifest(path);
            return new RunFolder(path, manifest, new ResponseJournal(stream, manifest), true);
        });
    }

    /// <summary>Releases the folder.</summary>
    public void Dispose() => Journal.Dispose();

    private static void Check(string path, RunManifest manifest)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(manifest);
        IReadOnlyList<string> problems = ManifestRules.Problems(manifest);
        if (problems.Count > 0)
            throw new SafetyGateException(RunErrors.InvalidManifest, $"The run cannot be described: {problems[0]}.", problems);
    }

    private static void RequireSame(string path, RunManifest existing, RunManifest asked)
    {
        if (existing.Identity == asked.Identity)
            return;
        IReadOnlyList<string> differences = RunIdentity.Differences(existing, asked);
        throw new SafetyGateException(
            RunErrors.DifferentRun,
            $"'{path}' holds a different run ({string.Join("; ", differences)}), whose responses cannot be used for this one. "
            + "Give another --out, or begin anew with --restart, which discards them.",
            differences);
    }

    private static SafetyGateException NoManifest(string path) => new(
        RunErrors.NoManifest,
        $"'{path}' has no {RunFiles.Manifest}, so that nothing tells which run its responses belong to. "
        + "Give the folder of a run, or begin anew with --restart.");
}
