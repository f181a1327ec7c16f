using System.Text.Json;
using System.Text.RegularExpressions;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>What a hub says about a model: the commit of a revision and the files of a commit. Nothing of it is trusted.</summary>
internal sealed partial class HubListing(HubHttp http)
{
    private const int MostBytes = 16 << 20;
    private const int MostPages = 100;
    private const int MostFiles = 10_000;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    public async Task<string> CommitAsync(HubModelId id, CancellationToken cancellation)
    {
        Uri address = http.Address($"api/models/{id.Repository}/revision/{id.Revision}");
        (JsonElement root, _) = await ReadAsync(address, cancellation).ConfigureAwait(false);
        return Text(root, "sha") is { } commit && HubModelId.IsCommit(commit)
            ? commit
            : throw Untrusted("names no commit for the revision");
    }

    /// <summary>The files at the top of a commit; folders are left out.</summary>
    public async Task<IReadOnlyList<HubFile>> FilesAsync(HubModelId id, string commit, CancellationToken cancellation)
    {
        List<HubFile> files = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        Uri? next = http.Address($"api/models/{id.Repository}/tree/{commit}");
        for (int page = 0; next is not null; page++)
        {
            (JsonElement root, next) = await ReadAsync(next, cancellation).ConfigureAwait(false);
            if (root.ValueKind != JsonValueKind.Array || page >= MostPages || files.Count + root.GetArrayLength() > MostFiles)
                throw Untrusted("lists the files in no form that is known, or too many");
            foreach (JsonElement entry in root.EnumerateArray())
            {
                if (Text(entry, "type") == "directory")
                    continue;
                HubFile file = Read(entry);
                files.Add(names.Add(file.Name) ? file : throw Untrusted($"lists {Printable.Quote(file.Name)} twice"));
            }
        }

        return files;
    }

    private static HubFile Read(JsonElement entry)
    {
        string name = Text(entry, "path") ?? throw Untrusted("lists a file without a name");
        if (!PlainFileName.IsPlain(name))
            throw Untrusted($"lists {Printable.Quote(name)}, which is no name of a file in the model's folder");
        bool large = entry.TryGetProperty("lfs", out JsonElement lfs) && lfs.ValueKind == JsonValueKind.Object;
        JsonElement about = large ? lfs : entry;
        string hash = Text(about, "oid") ?? "";
        bool sized = about.TryGetProperty("size", out JsonElement size) && size.ValueKind == JsonValueKind.Number;
        if (!HashForm().IsMatch(hash) || hash.Length != (large ? 64 : 40) || !sized || !size.TryGetInt64(out long bytes) || bytes < 0)
            throw Untrusted($"lists {Printable.Quote(name)} without a size or a hash");
        return new HubFile(name, bytes, hash);
    }

    private async Task<(JsonElement Root, Uri? Next)> ReadAsync(Uri address, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await http.GetAsync(address, 0, cancellation).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(HubHttp.Patience);
        using var text = new MemoryStream();
        try
        {
            Stream body = await response.Content.ReadAsStreamAsync(patience.Token).ConfigureAwait(false);
            var buffer = new byte[1 << 16];
            for (int read; (read = await body.ReadAsync(buffer, patience.Token).ConfigureAwait(false)) > 0;)
            {
                text.Write(buffer, 0, read);
                if (text.Length > MostBytes)
                    throw Untrusted($"answers with more than {MostBytes >> 20} MiB");
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new HubTroubleException($"{address.Host} stops in the middle of an answer", e);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text.GetBuffer().AsMemory(0, (int)text.Length), Options);
            return (document.RootElement.Clone(), Next(response, address));
        }
        catch (JsonException e)
        {
            throw Untrusted("answers with something that is not JSON", e);
        }
    }

    /// <summary>The following page, by the Link header.</summary>
    private Uri? Next(HttpResponseMessage response, Uri address)
    {
        if (!response.Headers.TryGetValues("Link", out IEnumerable<string>? links)
            || LinkForm().Match(string.Join(", ", links)) is not { Success: true } match)
            return null;
        return Uri.TryCreate(address, match.Groups[1].Value, out Uri? next) && http.IsOwn(next)
            ? next
            : throw Untrusted("continues the list of files on another host");
    }

    private static string? Text(JsonElement parent, string name)
    {
        try
        {
            return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            return null;
        }
    }

    private static SafetyGateException Untrusted(string what, Exception? inner = null) => new(
        HubErrors.UntrustedAnswer, $"the hub {what}. Check HF_ENDPOINT; nothing was downloaded.", inner);

    [GeneratedRegex(@"\A[0-9a-f]+\z")]
    private static partial Regex HashForm();

    [GeneratedRegex("<([^>]{1,4096})>; *rel=\"?next\"?")]
    private static partial Regex LinkForm();
}
