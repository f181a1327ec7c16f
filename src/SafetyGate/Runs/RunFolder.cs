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

    /// <summary>Begins the run, or resumes it when the folder holds one of the same identity.</summary>
    public static RunFolder CreateOrResume(string path, RunManifest manifest) => throw new NotImplementedException();

    /// <summary>Begins the run anew: what the folder holds of an earlier run is discarded, other files stay.</summary>
    public static RunFolder Restart(string path, RunManifest manifest) => throw new NotImplementedException();

    /// <summary>Opens the run that the folder holds, to judge its responses again.</summary>
    public static RunFolder Open(string path) => throw new NotImplementedException();

    /// <summary>Releases the folder.</summary>
    public void Dispose() => Journal.Dispose();
}
