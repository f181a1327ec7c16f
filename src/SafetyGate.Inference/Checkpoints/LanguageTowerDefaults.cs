namespace SafetyGate.Inference.Checkpoints;

/// <summary>
/// The sizes that the transformers library gives a family where its configuration is silent. A whole text model always
/// writes its sizes; a nested <c>text_config</c> has only those that differ.
/// </summary>
internal static class LanguageTowerDefaults
{
    /// <summary>None for a family whose defaults are not known: what is missing is then an error.</summary>
    public static IReadOnlyDictionary<string, int> Of(string modelType) => modelType switch
    {
        "llama" => Sizes(32_000, 4096, 11_008, 32, 32),
        "mistral" => Sizes(32_000, 4096, 14_336, 32, 32, keyValueHeads: 8),
        "qwen2" => Sizes(151_936, 4096, 22_016, 32, 32, keyValueHeads: 32),
        "gemma3_text" => Sizes(262_208, 2304, 9216, 26, 8, keyValueHeads: 4),
        _ => new Dictionary<string, int>(),
    };

    private static Dictionary<string, int> Sizes(
        int vocabulary, int hidden, int intermediate, int layers, int heads, int? keyValueHeads = null)
    {
        Dictionary<string, int> sizes = new(StringComparer.Ordinal)
        {
            ["vocab_size"] = vocabulary,
            ["hidden_size"] = hidden,
            ["intermediate_size"] = intermediate,
            ["num_hidden_layers"] = layers,
            ["num_attention_heads"] = heads,
        };
        if (keyValueHeads is { } count)
            sizes.Add("num_key_value_heads", count);
        return sizes;
    }
}
