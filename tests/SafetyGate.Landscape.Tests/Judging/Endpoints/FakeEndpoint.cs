using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using SafetyGate.TestSupport;

namespace SafetyGate.Landscape.Tests.Judging.Endpoints;

/// <summary>An OpenAI-compatible endpoint on loopback whose answers a test scripts.</summary>
internal sealed class FakeEndpoint : IDisposable
{
    private readonly HttpListener _listener;
    private int _underWay;

    public FakeEndpoint()
    {
        (_listener, string address) = Loopback.Listen();
        Address = address + "/v1";
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
