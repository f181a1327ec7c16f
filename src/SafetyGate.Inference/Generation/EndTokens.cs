using System.Text.Json;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Generation;

/// <summary>
/// The tokens that end a response: <c>eos_token_id</c>, a number or a list, of generation_config.json, else of config.json.
/// </summary>
internal static class EndTokens
{
    private const int Most = 64;

    public static IReadOnlyList<int> Read(Checkpoint checkpoint, int vocabulary)
    {
        JsonElement? generation = Parse(checkpoint.FindText("generation_config.json"));
        return Find(generation, vocabulary) ?? Find(checkpoint.Config, vocabulary) ?? [];
    }

    private static JsonElement? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException exception)
        {
            throw Damaged($"generation_config.json is not JSON ({exception.Message})", exception);
        }
    }

    private static List<int>? Find(JsonElement? config, int vocabulary)
    {
        if (config is not { ValueKind: JsonValueKind.Object } root
            || Member(root) is not { } value
            || value.ValueKind == JsonValueKind.Null)
            return null;
        JsonElement[] ids = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Take(Most + 1)] : [value];
        var tokens = new List<int>();
        foreach (JsonElement id in ids)
        {
            if (id.ValueKind != JsonValueKind.Number || !id.TryGetInt32(out int token) || token < 0 || token >= vocabulary)
                throw Damaged($"eos_token_id must name tokens from 0 to {vocabulary - 1}");
            tokens.Add(token);
        }

        return tokens.Count <= Most ? tokens : throw Damaged($"eos_token_id has more than {Most} entries");
    }

    private static JsonElement? Member(JsonElement root)
    {
        try
        {
            return root.TryGetProperty("eos_token_id", out JsonElement value) ? value : null;
        }
        catch (InvalidOperationException exception)
        {
            throw Damaged("generation_config.json has a key with half of a surrogate pair", exception);
        }
    }

    private static SafetyGateException Damaged(string what, Exception? inner = null) => new(
        ChatErrors.DamagedGenerationConfig,
        $"{what}. Without them every response would run to its limit. Save the checkpoint again with the stack that made it.",
        inner);
}
