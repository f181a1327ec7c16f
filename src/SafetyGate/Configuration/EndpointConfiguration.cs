namespace SafetyGate.Configuration;

/// <summary>The endpoint of the http judge. The key itself is never a setting.</summary>
public sealed record EndpointConfiguration
{
    /// <summary>The address up to and without <c>/chat/completions</c>; null, the default, is none.</summary>
    public string? Url { get; init; }

    /// <summary>The model that the endpoint is asked for; null, the default, is none.</summary>
    public string? Model { get; init; }

    /// <summary>The environment variable with the key; null, the default, sends none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>Requests that may be under way at once, 1 to 64. Default 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Requests begun in a minute, 1 to 100,000. Default 120.</summary>
    public int RequestsPerMinute { get; init; } = 120;

    /// <summary>Seconds after which a request counts as failed, above 0 and at most 600. Default 60.</summary>
    public double TimeoutSeconds { get; init; } = 60;

    /// <summary>Tries of one request, 1 to 10. Default 4.</summary>
    public int Attempts { get; init; } = 4;
}
