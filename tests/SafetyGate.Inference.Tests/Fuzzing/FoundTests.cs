using System.Text;
using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Fuzzing;

/// <summary>What fuzzing has found, in its smallest form.</summary>
public class FoundTests
{
    /// <summary>A key that escapes half of a surrogate pair throws when another key is looked for.</summary>
    private const string BadKey = """{"\ud800 and more than any key has": 1}""";

    [Fact]
    public void Half_of_a_surrogate_pair_in_a_key_is_refused()
    {
        Code(() => Tokenizer.Load(new MemoryStream(Encoding.UTF8.GetBytes(BadKey)))).ShouldBe(TokenizerErrors.Malformed);
        Code(() => ChatTemplateSource.Find(new ChatTemplateTexts { SpecialTokensMap = BadKey })).ShouldBe(ChatTemplateErrors.Source);
        Code(() => ChatTemplateSource.Find(new ChatTemplateTexts { TokenizerConfig = BadKey })).ShouldBe(ChatTemplateErrors.Source);
    }

    [Fact]
    public void A_loop_over_small_objects_is_bounded_too()
    {
        ChatTemplate template = ChatTemplate.Parse("{% for i in range(9) %}{% for x in range(99999) %}{{ [x]|reject('none') }}{% endfor %}{% endfor %}");
        Code(() => template.Render(new ChatTemplateInput { Clock = default })).ShouldBe(ChatTemplateErrors.Limit);
    }

    [Fact]
    public void A_prompt_that_only_a_hostile_template_writes_is_not_tokenized()
    {
        ChatTemplate template = ChatTemplate.Parse("{{ ']'|replace('', 'b' * 10**6) }}");
        Code(() => template.Render(new ChatTemplateInput { Clock = default })).ShouldBe(ChatTemplateErrors.Limit);
    }

    private static ErrorCode Code(Action action) => Should.Throw<SafetyGateException>(action).Code;
}
