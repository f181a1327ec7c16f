using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Generation;

/// <summary>
/// A checkpoint's own template and tokenizer. The template writes its special tokens itself, so the tokenizer adds none,
/// as in the Hugging Face stack.
/// </summary>
/// <param name="tokenizer">The tokenizer.</param>
/// <param name="source">The chat template's text and its special tokens.</param>
/// <param name="clock">The run's clock, for templates that write a date.</param>
/// <param name="systemPrompt">Comes before the user's message, empty or not; null sends no system message.</param>
public sealed class ChatCodec(Tokenizer tokenizer, ChatTemplateSource source, DateTimeOffset clock, string? systemPrompt = null) : IChatCodec
{
    private readonly ChatTemplate _template = ChatTemplate.Parse(source.Template);

    /// <summary>The prompt as the template writes it; without the prefill, which is tokens.</summary>
    public string Render(ChatRequest request) => _template.Render(source.Apply(new ChatTemplateInput
    {
        Messages = (request.SystemPrompt is { } system ? system.Text : systemPrompt) is { } text
            ? [new ChatMessage("system", text), new ChatMessage("user", request.Message)]
            : [new ChatMessage("user", request.Message)],
        AddGenerationPrompt = true,
        Clock = clock,
    }));

    public IReadOnlyList<int> Encode(ChatRequest request)
    {
        IReadOnlyList<int> tokens = tokenizer.Encode(Render(request), addSpecialTokens: false);
        if (tokens.Count == 0)
        {
            throw new SafetyGateException(
                ChatErrors.EmptyPrompt, "the chat template writes nothing for a user message, so the model would have nothing to answer. Correct chat_template.");
        }

        string? begin = source.SpecialTokens.GetValueOrDefault("bos_token");
        if (begin is not null && tokens.Count > 1 && tokens[0] == tokens[1] && tokens[0] == tokenizer.FindToken(begin))
        {
            throw new SafetyGateException(
                ChatErrors.DoubledBeginToken, $"prompts begin with {begin} twice, which models answer badly. Remove one from chat_template.");
        }

        return request.Prefill is { } prefill ? [.. tokens, .. EncodeText(prefill.Text).Take(prefill.Tokens)] : tokens;
    }

    public IReadOnlyList<int> EncodeText(string text) => tokenizer.Encode(text, addSpecialTokens: false);

    public int? BeginToken => source.SpecialTokens.GetValueOrDefault("bos_token") is { } begin
        && tokenizer.FindToken(begin) is { } token
        && tokenizer.Encode("", addSpecialTokens: true) is [var first, ..] && first == token ? token : null;

    public string Decode(IReadOnlyList<int> tokens) => tokenizer.Decode([.. tokens], skipSpecialTokens: true);

    public string DecodeCertain(ReadOnlySpan<int> tokens) => tokenizer.DecodeCertain(tokens, skipSpecialTokens: true);
}
