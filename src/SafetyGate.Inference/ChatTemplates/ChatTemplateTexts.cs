namespace SafetyGate.Inference.ChatTemplates;

/// <summary>The texts of a checkpoint's files that may hold its chat template; null where a file is absent.</summary>
public sealed record ChatTemplateTexts
{
    /// <summary>The text of <c>tokenizer_config.json</c>.</summary>
    public string? TokenizerConfig { get; init; }

    /// <summary>The text of <c>chat_template.jinja</c>, which wins over the configuration's template.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>The text of <c>special_tokens_map.json</c>.</summary>
    public string? SpecialTokensMap { get; init; }
}
