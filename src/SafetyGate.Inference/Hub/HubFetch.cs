using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>Downloads the files of a model that the gate reads. The only code of this program that uses a network.</summary>
/// <param name="settings">Where from, and the cache.</param>
/// <param name="retry">What is done about trouble.</param>
/// <param name="progress">Told how far it is.</param>
public sealed class HubFetch(HubSettings settings, HubRetry retry, IProgress<HubProgress> progress)
{
    /// <summary>
    /// Downloads into the cache, in the layout of <see cref="HubCache"/>, or as plain files into a folder. What is there
    /// already is kept; a download that was cut is continued. Every file's size and hash are checked, and the revision's
    /// reference is written last.
    /// </summary>
    /// <param name="id">The model.</param>
    /// <param name="to">A folder, made where it is not there; null for the cache.</param>
    /// <param name="cancellation">Keeps what was downloaded.</param>
    /// <returns>The model's folder.</returns>
    /// <exception cref="SafetyGateException">See <see cref="HubErrors"/>.</exception>
    public async Task<string> RunAsync(HubModelId id, string? to, CancellationToken cancellation)
    {
        using var http = new HubHttp(settings);
        var listing = new HubListing(http);
        string commit = await TryAsync(() => listing.CommitAsync(id, cancellation)).ConfigureAwait(false);
        IReadOnlyList<HubFile> files = HubFileSelection.Of(
            id, await TryAsync(() => listing.FilesAsync(id, commit, cancellation)).ConfigureAwait(false));
        var cache = new HubCache(settings.CacheFolder);
        IFileStore store = to is null ? new CacheStore(cache, id, commit) : new FolderStore(to);
        try
        {
            store.Prepare();
            long done = 0;
            long total = files.Sum(f => f.Size);
            var download = new HubDownload(http, retry);
            foreach (HubFile file in files)
            {
                long before = done;
                progress.Report(new HubProgress(file.Name, before, total));
                if (!await store.HasAsync(file, cancellation).ConfigureAwait(false))
                {
                    Uri address = http.Address($"{id.Repository}/resolve/{commit}/{Uri.EscapeDataString(file.Name)}");
                    await download.RunAsync(
                        address, file, store.PathOf(file), (bytes, trouble) => progress.Report(new HubProgress(file.Name, before + bytes, total, trouble)), cancellation)
                        .ConfigureAwait(false);
                }

                store.Publish(file);
                done += file.Size;
            }

            progress.Report(new HubProgress(files[^1].Name, total, total));
            return store.Finish();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SafetyGateException(
                HubErrors.NotStored, $"the model cannot be stored ({Printable.Quote(e.Message)}). Check the folder's space and permissions, or give another with --to.", e);
        }

        Task<T> TryAsync<T>(Func<Task<T>> attempt) =>
            retry.RunAsync(attempt, trouble => progress.Report(new HubProgress("the list of files", 0, 0, trouble)), () => 0, cancellation);
    }
}
