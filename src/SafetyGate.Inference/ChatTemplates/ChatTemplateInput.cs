using System.Text.Json;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.ChatTemplates;

/// <summary>What a template is rendered with.</summary>
public sealed record ChatTemplateInput
{
    /// <summary>The turns. Not read when the input was made by <see cref="FromJson"/>.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; init; } = [];

    /// <summary>Whether the text ends with what opens the assistant's turn. Default true.</summary>
    public bool AddGenerationPrompt { get; init; } = true;

    /// <summary>The text of <c>bos_token</c>; null leaves it undefined, as for a tokenizer without one.</summary>
    public string? BosToken { get; init; }

    /// <summary>The text of <c>eos_token</c>; null leaves it undefined.</summary>
    public string? EosToken { get; init; }

    /// <summary>Further special tokens by name, such as <c>pad_token</c> and <c>unk_token</c>.</summary>
    public IReadOnlyDictionary<string, string> SpecialTokens { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Further variables by name, such as <c>tools</c>, <c>documents</c> or a template's own switches; they win over all
    /// others. <c>tools</c> and <c>documents</c> are none by default, as in the transformers library.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The time that <c>strftime_now</c> prints, in the zone to print it in.</summary>
    public required DateTimeOffset Clock { get; init; }

    internal JsonElement? MessagesJson { get; private init; }

    /// <summary>An input whose messages are any JSON: content parts, tool calls, names.</summary>
    /// <param name="messages">An array of message objects; its document must live until rendering ends.</param>
    /// <exception cref="SafetyGateException">SG2309: the messages are no array.</exception>
    public static ChatTemplateInput FromJson(JsonElement messages, DateTimeOffset clock) =>
        messages.ValueKind == JsonValueKind.Array
            ? new ChatTemplateInput { Clock = clock, MessagesJson = messages }
            : throw new SafetyGateException(
                ChatTemplateErrors.Conversation, $"the messages are a JSON {messages.ValueKind}, not an array: pass a list of messages");
}
