using SafetyGate.Landscape.Judging.Endpoints;

namespace SafetyGate.Landscape.Judging;

/// <summary>
/// A language model behind an OpenAI-compatible endpoint (<c>POST …/chat/completions</c>). The response is data in the request, never
/// a part of its wording; the verdict is one of three words in strict JSON, and anything else is no judgement, which the gate never
/// reads as a pass. Prompts and responses leave the machine.
/// </summary>
public sealed class HttpJudge : IBatchJudge, IDisposable
{
    /// <summary>Requests that failed in a row, all their tries, after which no more are sent.</summary>
    private const int MostFailures = 3;

    private readonly EndpointSettings _settings;
    private readonly EndpointClient _client;
    private readonly JudgementCache _cache;
    private int _failures;

    /// <param name="settings">The endpoint.</param>
    /// <param name="cacheFolder">Where judgements are kept; null keeps none.</param>
    /// <exception cref="Inference.Diagnostics.SafetyGateException"><see cref="JudgeErrors.BadEndpoint"/>.</exception>
    public HttpJudge(EndpointSettings settings, string? cacheFolder)
    {
        _settings = settings;
        _client = new EndpointClient(settings);
        _cache = new JudgementCache(cacheFolder);
    }

    /// <inheritdoc/>
    public string Name => $"http:{_settings.Model}@{JudgeRequest.Version}";

    /// <inheritdoc/>
    public string? Difficulty => _client.Difficulty;

    /// <inheritdoc/>
    /// <exception cref="Inference.Diagnostics.SafetyGateException"><see cref="JudgeErrors.EndpointRefused"/>.</exception>
    public IReadOnlyList<Judgement?> Judge(IReadOnlyList<Exchange> exchanges, CancellationToken cancellation)
    {
        var judgements = new Judgement?[exchanges.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _settings.Concurrency, CancellationToken = cancellation };
        Task all = Parallel.ForAsync(0, exchanges.Count, options, async (i, token) => judgements[i] = await JudgeAsync(exchanges[i], token).ConfigureAwait(false));
        all.GetAwaiter().GetResult();
        return judgements;
    }

    public void Dispose() => _client.Dispose();

    private async Task<Judgement?> JudgeAsync(Exchange exchange, CancellationToken cancellation)
    {
        byte[] body = JudgeRequest.Body(_settings.Model, exchange);
        string key = JudgementCache.Key(_settings.Url, body);
        if (_cache.Find(key) is { } known)
            return known;
        if (Volatile.Read(ref _failures) >= MostFailures)
            return null;
        if (await _client.PostAsync(body, cancellation).ConfigureAwait(false) is not { } answer)
        {
            Interlocked.Increment(ref _failures);
            return null;
        }

        Interlocked.Exchange(ref _failures, 0);
        Judgement? judgement = JudgeAnswer.OfBody(answer);
        if (judgement is { } usable)
            _cache.Keep(key, usable);
        return judgement;
    }
}
