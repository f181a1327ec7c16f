using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Checkpoints;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Landscape.Judging.Guards;

/// <summary>Puts an exchange to a guard model: its own chat template around a user's turn and an assistant's, which is to be judged.</summary>
public sealed class GuardCodec
{
    private readonly Tokenizer _tokenizer;
    private readonly ChatTemplateSource _source;
    private readonly ChatTemplate _template;
    private readonly DateTimeOffset _clock;
    private readonly GuardText _text;

    /// <param name="tokenizer">The guard's tokenizer.</param>
    /// <param name="source">Its chat template.</param>
    /// <param name="clock">For templates that write a date.</param>
    /// <exception cref="SafetyGateException"><see cref="JudgeErrors.GuardTemplate"/>, or what is wrong with the template.</exception>
    public GuardCodec(Tokenizer tokenizer, ChatTemplateSource source, DateTimeOffset clock)
    {
        _tokenizer = tokenizer;
        _source = source;
        _template = ChatTemplate.Parse(source.Template);
        _clock = clock;
        _text = new GuardText(Enumerable.Range(0, tokenizer.VocabularySize).Where(tokenizer.IsSpecial)
            .Select(tokenizer.TokenText).OfType<string>().Concat(source.SpecialTokens.Values));
        string rendered = Render("guardprobeone", "guardprobetwo");
        if (!rendered.Contains("guardprobeone", StringComparison.Ordinal) || !rendered.Contains("guardprobetwo", StringComparison.Ordinal))
        {
            throw new SafetyGateException(
                JudgeErrors.GuardTemplate,
                "the guard model's chat template leaves out the user's message or the assistant's. Use a guard that was trained to judge responses, with its own template.");
        }
    }

    /// <summary>The codec of a checkpoint.</summary>
    /// <exception cref="SafetyGateException">The tokenizer or the template cannot be used.</exception>
    public static GuardCodec Open(Checkpoint checkpoint, DateTimeOffset clock)
    {
        using Stream tokenizer = checkpoint.FindFile("tokenizer.json") ?? throw new SafetyGateException(
            JudgeErrors.GuardTokenizer, $"{checkpoint.Name} has no tokenizer.json. Save its tokenizer in that form (tokenizer.save_pretrained).");
        return new GuardCodec(
            Tokenizer.Load(tokenizer),
            ChatTemplateSource.Find(new ChatTemplateTexts
            {
                TokenizerConfig = checkpoint.FindText("tokenizer_config.json"),
                ChatTemplate = checkpoint.FindText("chat_template.jinja"),
                SpecialTokensMap = checkpoint.FindText("special_tokens_map.json"),
            }),
            clock);
    }

    /// <summary>The tokens that ask for a judgement of the exchange; foreign text makes no special token and ends no turn.</summary>
    public IReadOnlyList<int> Encode(Exchange exchange) =>
        _tokenizer.Encode(Render(_text.Of(exchange.Prompt.Text), _text.Of(exchange.Response)), addSpecialTokens: false);

    /// <summary>The text of the guard's answer.</summary>
    public string Decode(IReadOnlyList<int> tokens) => _tokenizer.Decode([.. tokens], skipSpecialTokens: true);

    private string Render(string prompt, string response) => _template.Render(_source.Apply(new ChatTemplateInput
    {
        Messages = [new ChatMessage("user", prompt), new ChatMessage("assistant", response)],
        AddGenerationPrompt = true,
        Clock = _clock,
    }));
}
