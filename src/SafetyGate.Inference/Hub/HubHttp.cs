using System.Net;
using System.Net.Http.Headers;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Hub;

/// <summary>
/// Requests to a hub. Redirects are followed here, so that the token goes to the hub's own origin only.
/// </summary>
internal sealed class HubHttp : IDisposable
{
    private const int MostRedirects = 5;
    private readonly HttpClient _client;
    private readonly Uri _endpoint;
    private readonly AuthenticationHeaderValue? _token;

    public HubHttp(HubSettings settings)
    {
        string address = settings.Endpoint.EndsWith('/') ? settings.Endpoint : settings.Endpoint + "/";
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? endpoint) || !IsWeb(endpoint) || endpoint.Query.Length > 0 || endpoint.UserInfo.Length > 0)
            throw new SafetyGateException(HubErrors.BadEndpoint, $"HF_ENDPOINT is {Printable.Quote(settings.Endpoint)}, which is no address of a hub. Give an https address, or unset it.");
        if (settings.Token?.Any(c => c is <= ' ' or > '~') == true)
            throw new SafetyGateException(HubErrors.BadEndpoint, "HF_TOKEN has characters that no token has. Set it to the token alone.");
        _endpoint = endpoint;
        _token = settings.Token is null ? null : new AuthenticationHeaderValue("Bearer", settings.Token);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(30),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // a download may take hours; each read has a limit of its own
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("safety-gate", null));
    }

    /// <summary>How long the other side may be silent.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public Uri Address(string relative) => new(_endpoint, relative);

    /// <summary>Whether an address is the hub's own.</summary>
    public bool IsOwn(Uri address) =>
        address.Scheme == _endpoint.Scheme && address.Host == _endpoint.Host && address.Port == _endpoint.Port;

    /// <summary>The answer, its head read: a success, or 416 where a range was asked for.</summary>
    /// <param name="address">On the hub.</param>
    /// <param name="from">The first byte that is asked for; 0 for all.</param>
    /// <param name="cancellation">Stops the request.</param>
    /// <exception cref="SafetyGateException">The hub says no.</exception>
    /// <exception cref="HubTroubleException">Another try may help.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, long from, CancellationToken cancellation)
    {
        Uri next = address;
        for (int redirects = 0; ; redirects++)
        {
            HttpResponseMessage response = await SendAsync(next, from, cancellation).ConfigureAwait(false);
            if (response.IsSuccessStatusCode || (from > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable))
                return response;
            using (response)
            {
                if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && redirects < MostRedirects)
                    next = Redirect(next, response.Headers.Location);
                else
                    throw Refusal(address, response.StatusCode);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp;

    private static Uri Redirect(Uri from, Uri? location)
    {
        Uri? to = location is null ? null : new Uri(from, location);
        bool weaker = from.Scheme == Uri.UriSchemeHttps && to?.Scheme != Uri.UriSchemeHttps;
        return to is not null && IsWeb(to) && !weaker
            ? to
            : throw new SafetyGateException(HubErrors.UntrustedAnswer, $"{from.Host} redirects to an address that is not followed. Check HF_ENDPOINT.");
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, long from, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (IsOwn(address))
            request.Headers.Authorization = _token;
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new HubTroubleException($"{address.Host} does not answer ({e.HttpRequestError}: {e.Message})", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new HubTroubleException($"{address.Host} does not answer", e);
        }
    }

    private Exception Refusal(Uri address, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new SafetyGateException(
            HubErrors.AccessRefused,
            $"{address.Host} answers {(int)status} for {address.AbsolutePath}: the model is private, gated or not there, and {(_token is null ? "HF_TOKEN is not set" : "the token in HF_TOKEN does not open it")}. Accept the model's terms on its page, set HF_TOKEN, and check the id."),
        HttpStatusCode.NotFound => new SafetyGateException(
            HubErrors.NotFound, $"{address.Host} has nothing at {address.AbsolutePath}. Check the id and the revision."),
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
            new HubTroubleException($"{address.Host} answers {(int)status}"),
        _ => new SafetyGateException(
            HubErrors.Unreachable, $"{address.Host} answers {(int)status} for {address.AbsolutePath}. Check HF_ENDPOINT."),
    };
}
