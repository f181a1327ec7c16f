using System.Text.Json;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.ChatTemplates;

/// <summary>Reads templates and special tokens from <c>tokenizer_config.json</c> and <c>special_tokens_map.json</c>.</summary>
internal static class TokenizerConfigReader
{
    private static readonly string[] TokenNames =
        ["bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"];

    /// <summary>The document, null for a null text; anything but a JSON object is refused.</summary>
    public static JsonDocument? Parse(string? text, string file)
    {
        if (text is null)
            return null;
        try
        {
            JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
        }
        catch (JsonException broken)
        {
            throw Damaged(file, $"is no valid JSON ({broken.Message})");
        }

        throw Damaged(file, "is not a JSON object");
    }

    /// <summary>Adds every special token that has a text: a string, or an object with a string <c>content</c>.</summary>
    public static void AddTokens(JsonDocument? document, Dictionary<string, string> tokens)
    {
        foreach (string name in TokenNames)
        {
            if (document is null || Find(document.RootElement, name) is not { } token)
                continue;
            if (token.ValueKind == JsonValueKind.Object && Find(token, "content") is { } content)
                token = content;
            if (token.ValueKind == JsonValueKind.String)
                tokens[name] = Text(token);
        }
    }

    /// <summary>The templates by name; a single one is <c>default</c>.</summary>
    public static IReadOnlyDictionary<string, string> Templates(JsonDocument? config)
    {
        Dictionary<string, string> templates = new(StringComparer.Ordinal);
        if (config is null || Find(config.RootElement, "chat_template") is not { } value)
            return templates;
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                templates["default"] = Text(value);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement entry in value.EnumerateArray())
                    templates[Member(entry, "name")] = Member(entry, "template");
                break;
            case JsonValueKind.Null:
                break;
            default:
                throw Damaged("tokenizer_config.json", "has a chat_template that is neither a string nor a list");
        }

        return templates;
    }

    private static string Member(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && Find(entry, name) is { } member && member.ValueKind == JsonValueKind.String
            ? Text(member)
            : throw Damaged("tokenizer_config.json", $"lists a chat template without a '{name}'");

    private static JsonElement? Find(JsonElement element, string name)
    {
        try
        {
            return element.TryGetProperty(name, out JsonElement member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            throw Damaged("a tokenizer file", "has a key with half of a surrogate pair");
        }
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Damaged("tokenizer_config.json", "has a string with half of a surrogate pair");
        }
    }

    private static SafetyGateException Damaged(string file, string what) =>
        new(ChatTemplateErrors.Source, $"{file} {what}: fetch the checkpoint again");
}
