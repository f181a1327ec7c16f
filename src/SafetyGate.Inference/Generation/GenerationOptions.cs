namespace SafetyGate.Inference.Generation;

/// <summary>How responses are generated. Decoding is greedy: the same weights and prompt give the same tokens.</summary>
public sealed record GenerationOptions
{
    /// <summary>Tokens after which a response is cut, at least 1. Default 64.</summary>
    public int MaxNewTokens { get; init; } = 64;

    /// <summary>Responses generated side by side, at least 1. Default 80.</summary>
    public int BatchSize { get; init; } = 80;

    /// <summary>Prompt tokens in one forward pass, at least 1; bounds the memory of activations. Default 1,024.</summary>
    public int PrefillTokens { get; init; } = 1024;

    /// <summary>Whether what all prompts begin with is computed once. Changes no result. Default true.</summary>
    public bool SharePrefix { get; init; } = true;

    /// <summary>Ids that end a response, from generation_config.json or config.json.</summary>
    public IReadOnlyList<int> EndTokens { get; init; } = [];
}
