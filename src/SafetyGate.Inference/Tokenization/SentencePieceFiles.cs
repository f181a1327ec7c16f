namespace SafetyGate.Inference.Tokenization;

/// <summary>The files of a checkpoint that make its tokenizer where it has no <c>tokenizer.json</c>; all may be hostile.</summary>
public sealed record SentencePieceFiles
{
    /// <summary>The content of <c>tokenizer.model</c>, at most 16 MiB.</summary>
    public required Stream Model { get; init; }

    /// <summary>The text of <c>tokenizer_config.json</c>, or null.</summary>
    public string? TokenizerConfig { get; init; }

    /// <summary>The text of <c>special_tokens_map.json</c>, or null.</summary>
    public string? SpecialTokensMap { get; init; }

    /// <summary>The text of <c>added_tokens.json</c>, or null.</summary>
    public string? AddedTokens { get; init; }

    /// <summary>The <c>model_type</c> of config.json, which names the family where tokenizer_config.json does not.</summary>
    public string? ModelType { get; init; }
}
