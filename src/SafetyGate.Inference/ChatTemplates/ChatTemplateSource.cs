using System.Text.Json;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.ChatTemplates;

/// <summary>A checkpoint's chat template and special tokens, as found in its files.</summary>
/// <param name="Template">The template's text, not yet parsed.</param>
/// <param name="SpecialTokens">
/// The texts of <c>bos_token</c>, <c>eos_token</c> and their like, by name; the configuration wins over the map.
/// </param>
public sealed record ChatTemplateSource(string Template, IReadOnlyDictionary<string, string> SpecialTokens)
{
    private const string DefaultName = "default";

    /// <summary>Finds the template. Of several named ones it takes <c>default</c> unless a name is asked for.</summary>
    /// <param name="texts">The texts of the checkpoint's files.</param>
    /// <param name="name">The template's name where the configuration lists several, or null.</param>
    /// <exception cref="SafetyGateException">SG2307: there is no template; SG2308: a file is damaged.</exception>
    public static ChatTemplateSource Find(ChatTemplateTexts texts, string? name = null)
    {
        using JsonDocument? config = TokenizerConfigReader.Parse(texts.TokenizerConfig, "tokenizer_config.json");
        using JsonDocument? map = TokenizerConfigReader.Parse(texts.SpecialTokensMap, "special_tokens_map.json");
        Dictionary<string, string> tokens = new(StringComparer.Ordinal);
        TokenizerConfigReader.AddTokens(map, tokens);
        TokenizerConfigReader.AddTokens(config, tokens);
        IReadOnlyDictionary<string, string> templates = TokenizerConfigReader.Templates(config);
        if (texts.ChatTemplate is not null && name is null or DefaultName)
            return new ChatTemplateSource(texts.ChatTemplate!, tokens);
        if (templates.TryGetValue(name ?? DefaultName, out string? template))
            return new ChatTemplateSource(template, tokens);
        throw new SafetyGateException(ChatTemplateErrors.Missing, templates.Count == 0
            ? "the checkpoint has neither chat_template.jinja nor a chat_template in tokenizer_config.json, so nobody knows how "
                + "to put a conversation to it: copy the template of the model that it was finetuned from"
            : $"the checkpoint has no chat template '{name ?? DefaultName}': ask for one of {string.Join(", ", templates.Keys)}");
    }

    /// <summary>An input with the special tokens of this checkpoint.</summary>
    public ChatTemplateInput Apply(ChatTemplateInput input) => input with
    {
        BosToken = SpecialTokens.GetValueOrDefault("bos_token"),
        EosToken = SpecialTokens.GetValueOrDefault("eos_token"),
        SpecialTokens = SpecialTokens,
    };
}
