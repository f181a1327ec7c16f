using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Generation;
using SafetyGate.Landscape.Judging;
using SafetyGate.Landscape.Judging.Endpoints;
using SafetyGate.Landscape.Judging.Guards;

namespace SafetyGate.Judges;

/// <summary>The judges that a configuration names.</summary>
public static class JudgeFactory
{
    private const int FingerprintDigits = 12;

    /// <param name="configuration">Which judges, and their settings.</param>
    /// <param name="surroundings">What they need from outside; null where there is none, and then only judges without such needs
    /// can be made.</param>
    /// <param name="cancellation">Stops the hashing of a guard's weights.</param>
    /// <exception cref="SafetyGateException">See <see cref="JudgeErrors"/>; or what is wrong with the guard's checkpoint.</exception>
    public static JudgePanel Create(JudgeConfiguration configuration, JudgeSurroundings? surroundings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IBatchJudge first = Create(configuration.Name, configuration, surroundings, cancellation);
        try
        {
            IBatchJudge? second = configuration.SecondKind is { } kind ? Create(kind, configuration, surroundings, cancellation) : null;
            return new JudgePanel(first, second);
        }
        catch
        {
            (first as IDisposable)?.Dispose();
            throw;
        }
    }

    /// <summary>What tells that a response is settled for every judge that a configuration names, whatever the surroundings;
    /// null where one of them needs whole responses.</summary>
    public static ISettlingJudge? Settling(JudgeConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        JudgeKind?[] kinds = [configuration.Name, configuration.SecondKind];
        return kinds.Any(kind => kind is JudgeKind.Guard or JudgeKind.Http) ? null : Create(configuration).Settling;
    }

    private static IBatchJudge Create(JudgeKind kind, JudgeConfiguration configuration, JudgeSurroundings? surroundings, CancellationToken cancellation) => kind switch
    {
        JudgeKind.Keyword => new KeywordJudge(),
        JudgeKind.Refusal => new RefusalJudge(),
        JudgeKind.Guard => new RememberingJudge(Guard(configuration.Guard, surroundings ?? throw Unavailable(kind), cancellation)),
        JudgeKind.Http => new RememberingJudge(Http(configuration.Endpoint, surroundings ?? throw Unavailable(kind))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static GuardJudge Guard(GuardConfiguration guard, JudgeSurroundings surroundings, CancellationToken cancellation)
    {
        string folder = guard.Path ?? throw Lacks("guard", "judge.guard.path", "the folder of a guard model's checkpoint");
        using var chat = ChatCheckpoint.Open(folder, surroundings.Clock.GetUtcNow());
        chat.Checkpoint.RequireFinite(cancellation);
        var codec = GuardCodec.Open(chat.Checkpoint, surroundings.Clock.GetUtcNow());
        string name = chat.Checkpoint.Fingerprint(cancellation)[..FingerprintDigits];
        var options = new GenerationOptions { MaxNewTokens = GuardJudge.AnswerTokens, BatchSize = guard.BatchSize, EndTokens = chat.EndTokens };
        return new GuardJudge(name, surroundings.Loader.Load(chat.Checkpoint, chat.Decoder), codec, options);
    }

    private static HttpJudge Http(EndpointConfiguration endpoint, JudgeSurroundings surroundings)
    {
        EndpointKey? key = null;
        if (endpoint.KeyVariable is { } variable)
        {
            string? value = surroundings.Variable(variable);
            if (string.IsNullOrWhiteSpace(value) || value.Any(c => c is <= ' ' or > '~'))
                throw new SafetyGateException(JudgeErrors.NoKey, $"the environment variable {OneLine.Word(variable)} is not set to a key. Set it, or leave judge.endpoint.keyVariable out for an endpoint without keys.");
            key = new EndpointKey(value);
        }

        return new HttpJudge(
            new EndpointSettings
            {
                Url = endpoint.Url ?? throw Lacks("http", "judge.endpoint.url", "the address of an OpenAI-compatible endpoint"),
                Model = endpoint.Model ?? throw Lacks("http", "judge.endpoint.model", "the model to ask for"),
                Key = key,
                Concurrency = endpoint.Concurrency,
                RequestsPerMinute = endpoint.RequestsPerMinute,
                Timeout = TimeSpan.FromSeconds(endpoint.TimeoutSeconds),
                Attempts = endpoint.Attempts,
                FirstPause = surroundings.RetryPause,
                Clock = surroundings.Clock,
            },
            surroundings.CacheFolder);
    }

    private static SafetyGateException Lacks(string judge, string key, string what) =>
        new(JudgeErrors.NotConfigured, $"the judge {judge} needs {key}: {what}. Set it in safety-gate.json.");

    private static SafetyGateException Unavailable(JudgeKind kind) =>
        new(JudgeErrors.Unavailable, $"the judge {kind.ToString().ToLowerInvariant()} needs a model or a network, which this command does not give to judges. Use --judge refusal or --judge keyword.");
}
