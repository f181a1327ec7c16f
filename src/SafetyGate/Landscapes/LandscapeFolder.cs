using SafetyGate.Inference.Diagnostics;
using SafetyGate.Runs;

namespace SafetyGate.Landscapes;

/// <summary>The folder of one landscape: run.json and responses.jsonl, locked until disposed.</summary>
internal sealed class LandscapeFolder : IDisposable
{
    private LandscapeFolder(LandscapeManifest manifest, ResponseJournal journal)
    {
        Manifest = manifest;
        Journal = journal;
    }

    /// <summary>What the run is; its start is the first one's.</summary>
    public LandscapeManifest Manifest { get; }

    /// <summary>The responses so far.</summary>
    public ResponseJournal Journal { get; }

    /// <summary>When the landscape that a folder holds was first started; null where it holds none.</summary>
    public static DateTimeOffset? FindStart(string path) => FolderAccess.Try(path, () => LandscapeManifestFile.Find(path)?.Started);

    /// <summary>Begins the landscape, or resumes it where the folder holds the same one.</summary>
    /// <param name="path">The folder; made when it is not there.</param>
    /// <param name="manifest">What the run is.</param>
    /// <param name="restart">Whether to discard what the folder holds.</param>
    /// <exception cref="SafetyGateException">See <see cref="RunErrors"/>.</exception>
    public static LandscapeFolder Open(string path, LandscapeManifest manifest, bool restart)
    {
        FolderAccess.Create(path);
        return FolderAccess.Open(path, stream => Open(path, stream, manifest, restart));
    }

    public void Dispose() => Journal.Dispose();

    private static LandscapeFolder Open(string path, FileStream stream, LandscapeManifest manifest, bool restart)
    {
        if (restart)
            FolderAccess.Discard(path, stream, LandscapeFiles.Reports);
        LandscapeManifest? existing = restart ? null : LandscapeManifestFile.Find(path);
        if (existing is null && stream.Length > 0)
        {
            throw new SafetyGateException(
                RunErrors.NoManifest, $"'{path}' has responses and no {RunFiles.Manifest}. Give another --out, or begin anew with --restart.");
        }

        if (existing is not null && existing.Identity != manifest.Identity)
        {
            IReadOnlyList<string> differences = LandscapeIdentity.Differences(existing, manifest);
            throw new SafetyGateException(
                RunErrors.DifferentRun,
                $"'{path}' holds a different landscape ({string.Join(", ", differences)} differ). Give another --out, or begin anew with --restart, which discards it.",
                differences);
        }

        LandscapeManifest kept = existing is null ? manifest : manifest with { Started = existing.Started };
        AtomicFile.Write(Path.Combine(path, RunFiles.Manifest), LandscapeManifestFile.Write(kept));
        return new LandscapeFolder(kept, new ResponseJournal(stream, new LandscapeRecordRules(kept)));
    }
}
