namespace SafetyGate.Landscape.Judging.Endpoints;

/// <summary>An OpenAI-compatible endpoint and how it may be used.</summary>
public sealed record EndpointSettings
{
    /// <summary>The address up to and without <c>/chat/completions</c>: https, or http where no key is sent or the machine is this
    /// one.</summary>
    public required string Url { get; init; }

    /// <summary>The model to ask for.</summary>
    public required string Model { get; init; }

    /// <summary>Sent as a bearer token; null sends none.</summary>
    public EndpointKey? Key { get; init; }

    /// <summary>Requests under way at once, at least 1. Default 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Requests begun in a minute, at least 1. Default 120.</summary>
    public int RequestsPerMinute { get; init; } = 120;

    /// <summary>How long one try may take. Default a minute.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Tries of one request, at least 1. Default 4.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The pause after the first failure, doubled after each further one; an endpoint that names a longer one is obeyed, up
    /// to a minute. Default a second.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Measures pauses.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
