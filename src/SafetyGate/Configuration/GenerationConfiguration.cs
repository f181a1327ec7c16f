using SafetyGate.Inference.Compute;

namespace SafetyGate.Configuration;

/// <summary>How responses are generated; decoding is always greedy.</summary>
public sealed record GenerationConfiguration
{
    /// <summary>The largest accepted <see cref="MaxNewTokens"/>.</summary>
    public const int MostNewTokens = 32_768;

    /// <summary>The largest accepted <see cref="BatchSize"/>.</summary>
    public const int LargestBatch = 65_536;

    /// <summary>Tokens after which a response is cut; 1 to <see cref="MostNewTokens"/>, default 64.</summary>
    public int MaxNewTokens { get; init; } = 64;

    /// <summary>Responses generated side by side; 1 to <see cref="LargestBatch"/>, default 80.</summary>
    public int BatchSize { get; init; } = 80;

    /// <summary>Bytes of memory that weights, caches and activations may take; fewer responses go side by side where it is
    /// tight. Null, the default, for what the machine has.</summary>
    public long? Memory { get; init; }

    /// <summary>Generates every response to its end. Default false: a response ends as soon as its judgement cannot change.</summary>
    public bool FullResponses { get; init; }

    /// <summary>How the simd engine keeps the weights that it works on. Default <see cref="WeightPrecision.Float32"/>.</summary>
    public WeightPrecision Precision { get; init; } = WeightPrecision.Float32;

    /// <summary>What stands before every request: a name or a file that <see cref="SystemPrompts"/> knows, or the text.
    /// Default <see cref="SystemPrompts.Default"/>.</summary>
    public string SystemPrompt { get; init; } = SystemPrompts.Default;
}
