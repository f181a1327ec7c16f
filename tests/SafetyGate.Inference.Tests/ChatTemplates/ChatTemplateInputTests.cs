using System.Text.Json;
using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>What a template is given.</summary>
public sealed class ChatTemplateInputTests
{
    [Fact]
    public void Messages_and_tokens_are_seen_by_their_names()
    {
        ChatTemplateInput input = Rendering.Input with
        {
            AddGenerationPrompt = false,
            SpecialTokens = new Dictionary<string, string> { ["pad_token"] = "<pad>" },
        };
        Rendering.Render("{{ bos_token }}{{ messages[0].role }}:{{ messages[0]['content'] }}{{ pad_token }}{{ add_generation_prompt }}", input)
            .ShouldBe("<s>user:Hi<pad>False");
    }

    [Fact]
    public void A_tokenizer_without_bos_leaves_it_undefined() =>
        Rendering.Render("{{ bos_token is defined }}", Rendering.Input with { BosToken = null }).ShouldBe("False");

    [Fact]
    public void A_generation_prompt_is_asked_for_by_default() =>
        Rendering.Render("{{ add_generation_prompt }}").ShouldBe("True");

    [Theory]
    [InlineData("""{"a": [1, 2.0, "é", true, null]}""", "{'a': [1, 2.0, 'é', True, None]}")]
    [InlineData("""{"b": 1, "a": 2, "b": 3}""", "{'b': 3, 'a': 2}")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1e3", "1000.0")]
    public void Json_keeps_its_order_and_kinds(string json, string expected) =>
        Rendering.RenderWith(json, "{{ x }}").ShouldBe(expected);

    [Fact]
    public void A_variable_wins_over_what_is_there_by_default() =>
        Rendering.RenderWith("true", "{{ 'on' if x else 'off' }}").ShouldBe("on");

    [Fact]
    public void Half_a_surrogate_pair_is_refused() =>
        Should.Throw<SafetyGateException>(() => Rendering.RenderWith("\"\\ud800\"", "{{ x }}"))
            .Code.ShouldBe(ChatTemplateErrors.Conversation);

    [Fact]
    public void Messages_must_be_an_array()
    {
        using JsonDocument document = JsonDocument.Parse("{}");
        Should.Throw<SafetyGateException>(() => ChatTemplateInput.FromJson(document.RootElement, DateTimeOffset.UnixEpoch))
            .Code.ShouldBe(ChatTemplateErrors.Conversation);
    }

    [Fact]
    public void One_template_renders_on_several_threads_at_once()
    {
        ChatTemplate template = ChatTemplate.Parse("{% for i in range(500) %}{{ i }}{% endfor %}");
        CancellationToken token = TestContext.Current.CancellationToken;
        string expected = string.Concat(Enumerable.Range(0, 500));
        Enumerable.Range(0, 16).AsParallel().Select(_ => template.Render(Rendering.Input, token)).ShouldAllBe(text => text == expected);
    }
}
