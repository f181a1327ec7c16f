using System.Net;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>
/// Downloads one file into <c>path.incomplete</c>, goes on where an earlier download ended, and moves it to its place
/// once size and hash are right.
/// </summary>
internal sealed class HubDownload(HubHttp http, HubRetry retry)
{
    private const string Partial = ".incomplete";

    /// <param name="address">On the hub.</param>
    /// <param name="file">What is announced.</param>
    /// <param name="path">Where the file belongs; its folder is there.</param>
    /// <param name="report">Told how many bytes are there, and what went wrong.</param>
    /// <param name="cancellation">Keeps what was downloaded.</param>
    public async Task RunAsync(Uri address, HubFile file, string path, Action<long, string?> report, CancellationToken cancellation)
    {
        string partial = path + Partial;
        try
        {
            await retry.RunAsync(
                async () =>
                {
                    await ContinueAsync(address, file, partial, report, cancellation).ConfigureAwait(false);
                    return true;
                },
                trouble => report(Length(partial), trouble),
                () => Length(partial),
                cancellation).ConfigureAwait(false);
            if (!await ContentHash.MatchesAsync(partial, file, cancellation).ConfigureAwait(false))
            {
                File.Delete(partial);
                throw Damaged(file, "has another hash than the hub announces");
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SafetyGateException(
                HubErrors.NotStored,
                $"{Printable.Quote(path)} cannot be written ({e.Message}). Check the space and the permissions there, and that no other download is under way.",
                e);
        }
    }

    private async Task ContinueAsync(Uri address, HubFile file, string partial, Action<long, string?> report, CancellationToken cancellation)
    {
        FileStream target = new(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1, useAsync: true);
        await using (target.ConfigureAwait(false))
        {
            if (target.Length > file.Size)
                target.SetLength(0);
            target.Position = target.Length;
            if (target.Length == file.Size)
                return;
            using HttpResponseMessage response = await http.GetAsync(address, target.Length, cancellation).ConfigureAwait(false);
            bool continues = response.StatusCode == HttpStatusCode.PartialContent
                && response.Content.Headers.ContentRange is { HasRange: true } range && range.From == target.Length
                && (range.Length is null || range.Length == file.Size);
            if (!continues && target.Length > 0)
            {
                target.SetLength(0); // the server gives the whole file, or has another one
                if (response.StatusCode != HttpStatusCode.OK)
                    throw new HubTroubleException($"{address.Host} cannot continue {file.Name}");
            }

            if (response.Content.Headers.ContentLength is { } announced && announced != file.Size - target.Length)
                throw Damaged(file, $"is sent with {target.Length + announced} bytes and announced with {file.Size}");
            await CopyAsync(response, file, target, report, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task CopyAsync(
        HttpResponseMessage response, HubFile file, FileStream target, Action<long, string?> report, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 18];
        using Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        while (await ReadAsync(body, file, buffer, cancellation).ConfigureAwait(false) is > 0 and int read)
        {
            if (target.Length + read > file.Size)
                throw Damaged(file, $"is sent with more than the {file.Size} bytes that are announced");
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            report(target.Length, null);
        }

        if (target.Length < file.Size)
            throw new HubTroubleException($"{file.Name} ends after {target.Length} of {file.Size} bytes");
    }

    private static async Task<int> ReadAsync(Stream body, HubFile file, byte[] buffer, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(HubHttp.Patience);
        try
        {
            return await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new HubTroubleException($"the connection was cut while {file.Name} was downloaded", e);
        }
    }

    private static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    private static SafetyGateException Damaged(HubFile file, string what) => new(
        HubErrors.DamagedDownload,
        $"{Printable.Quote(file.Name)} {what}. Run the same command again; if it stays so, something between the hub and this machine changes files.");
}
