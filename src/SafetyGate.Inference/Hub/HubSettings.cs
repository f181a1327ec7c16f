namespace SafetyGate.Inference.Hub;

/// <summary>Where models are cached and fetched from, as the Hugging Face tools take it from the environment.</summary>
public sealed record HubSettings
{
    /// <summary>The public hub.</summary>
    public const string DefaultEndpoint = "https://huggingface.co";

    /// <summary>The cache's folder, which holds <c>models--owner--name</c>; it need not exist.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The address of the hub; <see cref="DefaultEndpoint"/> by default.</summary>
    public string Endpoint { get; init; } = DefaultEndpoint;

    /// <summary>What the hub is told to prove who asks; null for nobody. Never sent to another host.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// Reads <c>HF_HUB_CACHE</c> (else <c>HF_HOME/hub</c>, else <c>huggingface/hub</c> in <c>XDG_CACHE_HOME</c> or in
    /// <c>.cache</c> of the home folder), <c>HF_ENDPOINT</c> and <c>HF_TOKEN</c>.
    /// </summary>
    /// <param name="variable">A variable of the environment, or null.</param>
    /// <param name="home">The user's home folder.</param>
    public static HubSettings Read(Func<string, string?> variable, string home)
    {
        string cache = Given("XDG_CACHE_HOME") ?? Path.Combine(home, ".cache");
        string hubHome = Given("HF_HOME") ?? Path.Combine(cache, "huggingface");
        return new HubSettings
        {
            CacheFolder = Given("HF_HUB_CACHE") ?? Path.Combine(hubHome, "hub"),
            Endpoint = Given("HF_ENDPOINT") ?? DefaultEndpoint,
            Token = Given("HF_TOKEN"),
        };

        string? Given(string name) => variable(name)?.Trim() is { Length: > 0 } value ? Expand(value) : null;

        string Expand(string value) => value.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, value[2..]) : value;
    }
}
