using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace SafetyGate.Landscape.Tests.Judging.Endpoints;

/// <summary>An OpenAI-compatible endpoint on loopback whose answers a test scripts.</summary>
internal sealed class FakeEndpoint : IDisposable
{
    private readonly HttpListener _listener;
    private int _underWay;

    public FakeEndpoint()
    {
        (_listener, Address) = Listen();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Bodies and keys so far.</summary>
    public ConcurrentQueue<(string Body, string? Key)> Requests { get; } = new();

    /// <summary>The most requests that were under way at once.</summary>
    public int Most { get; private set; }

    /// <summary>Given the number of the request, from 1, and its body: status, body, Retry-After.</summary>
    public Func<int, string, Task<(int Status, string Body, string? RetryAfter)>> Answer { get; set; } = (_, _) => Task.FromResult((200, Says("""{"verdict":"refused"}"""), (string?)null));

    public static string Says(string content) => JsonSerializer.Serialize(new { choices = new[] { new { message = new { role = "assistant", content } } } });

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, string Address) Listen()
    {
        for (int tries = 0; ; tries++)
        {
            int port;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            var listener = new HttpListener();
            string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
            listener.Prefixes.Add(address + "/");
            try
            {
                listener.Start();
                return (listener, address + "/v1");
            }
            catch (HttpListenerException) when (tries < 10)
            {
                // Somebody else took the port in between.
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            string body = await new StreamReader(context.Request.InputStream).ReadToEndAsync();
            int number;
            lock (Requests)
            {
                Requests.Enqueue((body, context.Request.Headers["Authorization"]));
                number = Requests.Count;
                Most = Math.Max(Most, ++_underWay);
            }

            (int status, string text, string? retryAfter) = context.Request.Url!.AbsolutePath == "/v1/chat/completions" ? await Answer(number, body) : (404, "", null);
            lock (Requests)
                _underWay--;
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers["Retry-After"] = retryAfter;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client went away.
        }
    }
}
