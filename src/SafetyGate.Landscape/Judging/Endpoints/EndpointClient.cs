using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Landscape.Judging.Endpoints;

/// <summary>Posts to an endpoint, again where another try may help. Redirects are not followed, and nothing that the other side says
/// is repeated in messages: it may echo the key.</summary>
internal sealed class EndpointClient : IDisposable
{
    private const int LongestAnswer = 1 << 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly AuthenticationHeaderValue? _key;
    private readonly RequestPace _pace;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private string? _difficulty;

    public EndpointClient(EndpointSettings settings)
    {
        _address = Address(settings);
        _key = settings.Key is { } key ? new AuthenticationHeaderValue("Bearer", key.Reveal()) : null;
        _pace = new RequestPace(settings.RequestsPerMinute, settings.Clock);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = settings.Concurrency })
        {
            Timeout = Timeout.InfiniteTimeSpan, // the pipeline has one for each try
            MaxResponseContentBufferSize = LongestAnswer,
        };
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = settings.Clock };
        if (settings.Attempts > 1)
            builder.AddRetry(Retry(settings));
        _pipeline = builder.AddTimeout(settings.Timeout).Build();
    }

    /// <summary>Why the first request of all failed that did, all its tries; null where none has.</summary>
    public string? Difficulty => _difficulty;

    /// <summary>The body of a successful answer; null where every try failed.</summary>
    /// <exception cref="SafetyGateException"><see cref="JudgeErrors.EndpointRefused"/>: no try will help.</exception>
    public async Task<ReadOnlyMemory<byte>?> PostAsync(byte[] body, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await _pipeline.ExecuteAsync(token => TryAsync(body, token), cancellation).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return IsTransient(response.StatusCode) ? Failed($"answers {(int)response.StatusCode}") : throw Refused(response.StatusCode);
        }
        catch (TimeoutRejectedException)
        {
            return Failed("does not answer in time");
        }
        catch (HttpRequestException exception)
        {
            return Failed(exception.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "is not a known name",
                HttpRequestError.ConnectionError => "cannot be connected to",
                HttpRequestError.SecureConnectionError => "has no certificate that this machine trusts",
                HttpRequestError.ConfigurationLimitExceeded => "gives an answer that is too long",
                _ => "gives no whole answer",
            });
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri Address(EndpointSettings settings)
    {
        bool absolute = Uri.TryCreate(settings.Url.TrimEnd('/') + "/chat/completions", UriKind.Absolute, out Uri? address);
        if (!absolute || address is null || !(address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) || address.Query.Length > 0 || address.UserInfo.Length > 0)
            throw new SafetyGateException(JudgeErrors.BadEndpoint, "judge.endpoint.url is no address of an endpoint. Give an https address without a query and without a password.");
        if (address.Scheme == Uri.UriSchemeHttp && settings.Key is not null && !address.IsLoopback)
            throw new SafetyGateException(JudgeErrors.BadEndpoint, "judge.endpoint.url is http, and the key would be readable on the way. Give an https address.");
        return address;
    }

    private static RetryStrategyOptions<HttpResponseMessage> Retry(EndpointSettings settings) => new()
    {
        MaxRetryAttempts = settings.Attempts - 1,
        BackoffType = DelayBackoffType.Exponential,
        Delay = settings.FirstPause,
        MaxDelay = LongestPause,
        UseJitter = false,
        ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().HandleResult(r => IsTransient(r.StatusCode)),
        DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result, settings.Clock)),
        OnRetry = arguments =>
        {
            arguments.Outcome.Result?.Dispose();
            return ValueTask.CompletedTask;
        },
    };

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>The pause that the endpoint asks for; null leaves it to the strategy.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage? response, TimeProvider clock)
    {
        RetryConditionHeaderValue? after = response?.Headers.RetryAfter;
        TimeSpan? pause = after?.Delta ?? (after?.Date is { } date ? date - clock.GetUtcNow() : null);
        return pause is not { } asked ? null : asked > LongestPause ? LongestPause : asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    private async ValueTask<HttpResponseMessage> TryAsync(byte[] body, CancellationToken cancellation)
    {
        await _pace.WaitAsync(cancellation).ConfigureAwait(false);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = _key;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("safety-gate", null));
        return await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation).ConfigureAwait(false);
    }

    private ReadOnlyMemory<byte>? Failed(string how)
    {
        Interlocked.CompareExchange(ref _difficulty, $"{_address.Authority} {how}", null);
        return null;
    }

    private SafetyGateException Refused(HttpStatusCode status) => new(
        JudgeErrors.EndpointRefused,
        $"{_address.Host} answers {(int)status}. Check judge.endpoint: the url, the model, and the key in the variable that keyVariable names. Judgements so far are kept.");
}
