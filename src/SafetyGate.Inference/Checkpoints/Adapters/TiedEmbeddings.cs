using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints.Adapters;

/// <summary>The embedding table and the head, which are one tensor in many models.</summary>
internal static class TiedEmbeddings
{
    private const string Head = "lm_head.weight";
    private const string Table = "embed_tokens.weight";

    public static bool Contain(string tensor) =>
        tensor == Head || tensor == Table || tensor.EndsWith("." + Table, StringComparison.Ordinal);

    /// <summary>Whether a model ties them: it says so, or it stores no head.</summary>
    public static bool AreTied(JsonElement config, IReadOnlyDictionary<string, StoredTensor> tensors) =>
        !tensors.ContainsKey(Head)
        || (config.TryGetProperty("tie_word_embeddings", out JsonElement tied) && tied.ValueKind == JsonValueKind.True);
}
