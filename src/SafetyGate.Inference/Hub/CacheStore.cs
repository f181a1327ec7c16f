namespace SafetyGate.Inference.Hub;

/// <summary>
/// The cache of the Hugging Face tools: each file once under its hash, and a link to it in the snapshot; the file itself
/// where the file system has no links.
/// </summary>
internal sealed class CacheStore(HubCache cache, HubModelId id, string commit) : IFileStore
{
    private readonly string _blobs = cache.BlobsOf(id);
    private readonly string _snapshot = cache.SnapshotOf(id, commit);

    public void Prepare()
    {
        Directory.CreateDirectory(_blobs);
        Directory.CreateDirectory(_snapshot);
    }

    /// <summary>A file under its hash was checked when it was put there; its size shows whether it still is whole.</summary>
    public Task<bool> HasAsync(HubFile file, CancellationToken cancellation) =>
        IsWhole(PathOf(file), file) ? Task.FromResult(true)
        : new FileInfo(Published(file)) is { Exists: true, LinkTarget: null } ? ContentHash.MatchesAsync(Published(file), file, cancellation)
        : Task.FromResult(false);

    public string PathOf(HubFile file) => Path.Combine(_blobs, file.Hash);

    public void Publish(HubFile file)
    {
        string name = Published(file);
        string blob = PathOf(file);
        if (!File.Exists(blob)) // a plain file in the snapshot already
            return;
        File.Delete(name);
        try
        {
            File.CreateSymbolicLink(name, Path.Combine("..", "..", "blobs", file.Hash));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            File.Move(blob, name);
        }
    }

    public string Finish()
    {
        if (id.Revision != commit)
        {
            string reference = cache.ReferenceOf(id);
            Directory.CreateDirectory(Path.GetDirectoryName(reference)!);
            string written = reference + ".new";
            File.WriteAllText(written, commit);
            File.Move(written, reference, overwrite: true);
        }

        return _snapshot;
    }

    private string Published(HubFile file) => Path.Combine(_snapshot, file.Name);

    private static bool IsWhole(string path, HubFile file) => new FileInfo(path) is { Exists: true } info && info.Length == file.Size;
}
