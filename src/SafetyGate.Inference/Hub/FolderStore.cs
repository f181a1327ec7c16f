namespace SafetyGate.Inference.Hub;

/// <summary>Plain files in a folder of the user's.</summary>
internal sealed class FolderStore(string folder) : IFileStore
{
    public void Prepare() => Directory.CreateDirectory(folder);

    public async Task<bool> HasAsync(HubFile file, CancellationToken cancellation) =>
        File.Exists(PathOf(file)) && await ContentHash.MatchesAsync(PathOf(file), file, cancellation).ConfigureAwait(false);

    public string PathOf(HubFile file) => Path.Combine(folder, file.Name);

    public void Publish(HubFile file)
    {
        // It is in its place.
    }

    public string Finish() => folder;
}
