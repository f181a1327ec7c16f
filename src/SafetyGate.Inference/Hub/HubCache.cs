using System.Text;

namespace SafetyGate.Inference.Hub;

/// <summary>
/// The local cache of the Hugging Face tools: <c>models--owner--name</c> with <c>refs/revision</c> (a commit),
/// <c>snapshots/commit</c> (links under the files' names) and <c>blobs</c> (the files under their hashes).
/// </summary>
/// <param name="folder">The cache's folder; it need not exist.</param>
public sealed class HubCache(string folder)
{
    private const int MaxReferenceLength = 256;

    /// <summary>The cache's folder.</summary>
    public string Folder => folder;

    /// <summary>The folder of a model's snapshot, or null where its revision is not cached.</summary>
    public string? Find(HubModelId id)
    {
        if (HubModelId.IsCommit(id.Revision) && Directory.Exists(SnapshotOf(id, id.Revision)))
            return SnapshotOf(id, id.Revision);
        string? commit = ReadReference(ReferenceOf(id));
        return commit is not null && Directory.Exists(SnapshotOf(id, commit)) ? SnapshotOf(id, commit) : null;
    }

    internal string ReferenceOf(HubModelId id) => Path.Combine(RepositoryOf(id), "refs", id.Revision);

    internal string SnapshotOf(HubModelId id, string commit) => Path.Combine(RepositoryOf(id), "snapshots", commit);

    internal string BlobsOf(HubModelId id) => Path.Combine(RepositoryOf(id), "blobs");

    private string RepositoryOf(HubModelId id) => Path.Combine(folder, $"models--{id.Owner}--{id.Name}");

    /// <summary>The commit that a reference names; null where it is missing or names none.</summary>
    private static string? ReadReference(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            var bytes = new byte[MaxReferenceLength];
            string text = Encoding.ASCII.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).Trim();
            return HubModelId.IsCommit(text) ? text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
