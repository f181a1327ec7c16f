using SafetyGate.Inference.ChatTemplates;
using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tests.ChatTemplates;

/// <summary>Finding the template in a checkpoint's files.</summary>
public sealed class ChatTemplateSourceTests
{
    private const string Named =
        """{"chat_template": [{"name": "tool_use", "template": "T"}, {"name": "default", "template": "D"}]}""";

    [Fact]
    public void The_jinja_file_wins_over_the_configuration() =>
        Find("""{"chat_template": "config"}""", jinja: "file").Template.ShouldBe("file");

    [Fact]
    public void A_single_template_of_the_configuration_is_taken() =>
        Find("""{"chat_template": "config"}""").Template.ShouldBe("config");

    [Theory]
    [InlineData(null, "D")]
    [InlineData("default", "D")]
    [InlineData("tool_use", "T")]
    public void Of_several_templates_the_named_one_or_the_default_is_taken(string? name, string expected) =>
        ChatTemplateSource.Find(new ChatTemplateTexts { TokenizerConfig = Named }, name).Template.ShouldBe(expected);

    [Fact]
    public void A_named_template_is_found_beside_a_jinja_file() =>
        ChatTemplateSource.Find(new ChatTemplateTexts { TokenizerConfig = Named, ChatTemplate = "file" }, "tool_use").Template.ShouldBe("T");

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"chat_template": null}""")]
    [InlineData("""{"chat_template": []}""")]
    public void A_checkpoint_without_a_template_is_told_what_to_do(string? config)
    {
        SafetyGateException refusal = Should.Throw<SafetyGateException>(() => Find(config));
        refusal.Code.ShouldBe(ChatTemplateErrors.Missing);
        refusal.Message.ShouldContain("copy the template");
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones() =>
        Should.Throw<SafetyGateException>(() => ChatTemplateSource.Find(new ChatTemplateTexts { TokenizerConfig = Named }, "rag"))
            .Message.ShouldContain("tool_use, default");

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"chat_template": 5}""")]
    [InlineData("""{"chat_template": ["x"]}""")]
    [InlineData("""{"chat_template": [{"name": "default"}]}""")]
    [InlineData("""{"chat_template": "\ud800"}""")]
    public void A_damaged_configuration_is_refused(string config) =>
        Should.Throw<SafetyGateException>(() => Find(config)).Code.ShouldBe(ChatTemplateErrors.Source);

    [Fact]
    public void Tokens_are_strings_or_objects_and_the_configuration_wins_over_the_map()
    {
        ChatTemplateSource source = ChatTemplateSource.Find(new ChatTemplateTexts
        {
            TokenizerConfig = """{"chat_template": "x", "bos_token": {"content": "<s>", "lstrip": false}, "pad_token": null}""",
            SpecialTokensMap = """{"bos_token": "<other>", "eos_token": {"content": "</s>"}, "unk_token": "<unk>"}""",
        });
        source.SpecialTokens.ShouldBe(new Dictionary<string, string>
        {
            ["bos_token"] = "<s>",
            ["eos_token"] = "</s>",
            ["unk_token"] = "<unk>",
        }, ignoreOrder: true);
        Rendering.Render("{{ bos_token }}{{ eos_token }}{{ unk_token }}{{ pad_token is defined }}", source.Apply(Rendering.Input))
            .ShouldBe("<s></s><unk>False");
    }

    private static ChatTemplateSource Find(string? config, string? jinja = null) =>
        ChatTemplateSource.Find(new ChatTemplateTexts { TokenizerConfig = config, ChatTemplate = jinja });
}
