using System.Text.Json;

namespace SafetyGate.Inference.Checkpoints;

/// <summary>The values of config.json that decide what the tensors mean.</summary>
internal static class ConfigComparison
{
    private const int MaxShownLength = 80;

    /// <summary>Must be there or be absent in both.</summary>
    private static readonly string[] Identities = ["model_type", "architectures"];

    /// <summary>
    /// Compared where both have them: newer versions of transformers write out what older ones left to a default that
    /// differs between families, and the tensors' shapes tell the rest.
    /// </summary>
    private static readonly string[] Sizes =
    [
        "vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads",
        "num_key_value_heads", "head_dim", "tie_word_embeddings", "num_local_experts", "num_experts",
    ];

    /// <param name="baseline">config.json of the base.</param>
    /// <param name="candidate">config.json of the candidate.</param>
    /// <param name="tower">One of them is the language model of a vision-language checkpoint: the whole is of another
    /// architecture, and its vocabulary may be larger.</param>
    /// <param name="problems">Receives every difference.</param>
    public static void Run(JsonElement baseline, JsonElement candidate, bool tower, ProblemList problems)
    {
        foreach (string key in Identities)
        {
            if (!(tower && key == "architectures") && !JsonElement.DeepEquals(Value(baseline, key), Value(candidate, key)))
                Add(key, baseline, candidate, problems);
        }

        foreach (string key in Sizes)
        {
            JsonElement ours = Value(baseline, key);
            JsonElement theirs = Value(candidate, key);
            bool bothGiven = ours.ValueKind != JsonValueKind.Null && theirs.ValueKind != JsonValueKind.Null;
            if (bothGiven && !(tower && key == "vocab_size") && !JsonElement.DeepEquals(ours, theirs))
                Add(key, baseline, candidate, problems);
        }
    }

    private static JsonElement Value(JsonElement config, string key) =>
        config.TryGetProperty(key, out JsonElement value) ? value : JsonElement.Parse("null");

    private static void Add(string key, JsonElement baseline, JsonElement candidate, ProblemList problems) =>
        problems.Add(
            CheckpointErrors.NotComparable,
            $"config.json: {key} is {Show(Value(baseline, key))} in the base and {Show(Value(candidate, key))} in the "
                + "candidate");

    private static string Show(JsonElement value)
    {
        string text = value.GetRawText();
        return Printable.Quote(text.Length > MaxShownLength ? text[..MaxShownLength] + "..." : text);
    }
}
