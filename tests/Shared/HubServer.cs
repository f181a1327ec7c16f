using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SafetyGate.TestSupport;

/// <summary>A model hub on loopback, in the form of the public one: a revision's commit, a tree, and files.</summary>
internal sealed class HubServer : IDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private readonly HttpListener _listener;
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public HubServer()
    {
        (_listener, Address) = Loopback.Listen();
        _ = ServeAsync();
    }

    /// <summary>The address without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>Requests so far: path, Range and Authorization.</summary>
    public ConcurrentQueue<(string Path, string? Range, string? Authorization)> Requests { get; } = new();

    /// <summary>Answers a request in another way; true where it did.</summary>
    public Func<HttpListenerContext, bool>? Intercept { get; set; }

    /// <summary>Changes the tree before it is sent.</summary>
    public Func<string, string> Tree { get; set; } = tree => tree;

    public void Add(string name, byte[] content) => _files[name] = content;

    public void Add(string name, string content) => Add(name, Encoding.UTF8.GetBytes(content));

    public byte[] Content(string name) => _files[name];

    /// <summary>The answer that serves bytes, ranges included.</summary>
    public static void Send(HttpListenerContext context, byte[] content)
    {
        int from = 0;
        if (context.Request.Headers["Range"] is { } range)
        {
            from = int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture);
            context.Response.StatusCode = 206;
            context.Response.Headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{content.Length - 1}/{content.Length}");
        }

        context.Response.ContentLength64 = content.Length - from;
        context.Response.OutputStream.Write(content, from, content.Length - from);
        context.Response.Close();
    }

    /// <summary>The first bytes of an answer, and then a cut.</summary>
    public static void SendAndCut(HttpListenerContext context, byte[] content, int count)
    {
        context.Response.ContentLength64 = content.Length;
        context.Response.OutputStream.Write(content, 0, count);
        context.Response.OutputStream.Flush();
        Thread.Sleep(50); // the bytes reach the client before the cut does
        context.Response.Abort();
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            try
            {
                Requests.Enqueue((context.Request.Url!.AbsolutePath, context.Request.Headers["Range"], context.Request.Headers["Authorization"]));
                if (Intercept?.Invoke(context) != true)
                    Answer(context);
            }
            catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
            {
                // The client went away.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        string path = context.Request.Url!.AbsolutePath;
        const string Resolve = $"/owner/name/resolve/{Commit}/";
        if (path is "/api/models/owner/name/revision/main" or $"/api/models/owner/name/revision/{Commit}")
            Send(context, JsonSerializer.SerializeToUtf8Bytes(new { id = "owner/name", sha = Commit }));
        else if (path == $"/api/models/owner/name/tree/{Commit}")
            Send(context, Encoding.UTF8.GetBytes(Tree(JsonSerializer.Serialize(_files.Select(Entry)))));
        else if (path.StartsWith(Resolve, StringComparison.Ordinal) && _files.TryGetValue(path[Resolve.Length..], out byte[]? content))
            Send(context, content);
        else
            Refuse(context, 404);
    }

    public static void Refuse(HttpListenerContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Close();
    }

    /// <summary>Weights are in large-file storage, texts in git.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "git names its objects by SHA-1")]
    private static object Entry(KeyValuePair<string, byte[]> file)
    {
        byte[] git = SHA1.HashData([.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {file.Value.Length}\0")), .. file.Value]);
        return file.Key.EndsWith(".safetensors", StringComparison.Ordinal)
            ? new
            {
                type = "file",
                path = file.Key,
                size = file.Value.Length,
                oid = new string('0', 40),
                lfs = new { oid = Convert.ToHexStringLower(SHA256.HashData(file.Value)), size = file.Value.Length, pointerSize = 135 },
            }
            : new { type = "file", path = file.Key, size = file.Value.Length, oid = Convert.ToHexStringLower(git) };
    }
}
