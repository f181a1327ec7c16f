using SafetyGate.Configuration;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.TestSupport;

namespace SafetyGate.Tests.Configuration;

public sealed class SystemPromptsTests
{
    [Theory]
    [InlineData("default", null)]
    [InlineData("none", "")]
    [InlineData("Answer in Welsh.", "Answer in Welsh.")]
    [InlineData("None", "None")]
    public void A_name_is_a_name_and_anything_else_is_the_text(string setting, string? text) =>
        SystemPrompts.TextOf(setting).ShouldBe(text);

    [Fact]
    public void The_presets_are_texts_of_their_own()
    {
        string?[] texts = [SystemPrompts.TextOf("roleplay"), SystemPrompts.TextOf("safety")];
        texts.ShouldAllBe(text => text!.Length > 100);
        texts.Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("Be kind.\n", "Be kind.")]
    [InlineData("\uFEFFBe kind.\r\n", "Be kind.")]
    [InlineData("Two\nlines\n\n", "Two\nlines\n")]
    public void A_file_is_read_without_mark_and_last_line_end(string content, string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("system.txt", content);
        SystemPrompts.TextOf("@" + folder["system.txt"]).ShouldBe(text);
    }

    [Fact]
    public void A_file_that_is_missing_empty_too_long_or_no_text_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("empty", "\n");
        folder.Write("long", new string('x', SystemPrompts.LongestText + 1));
        folder.Write("binary", [0xFF, 0xFE, 0x80]);
        Code("missing").ShouldBe(ConfigurationErrors.Unreadable);
        Code("empty").ShouldBe(ConfigurationErrors.OutOfRange);
        Code("long").ShouldBe(ConfigurationErrors.TooLarge);
        Code("binary").ShouldBe(ConfigurationErrors.Unreadable);

        ErrorCode Code(string file) => Should.Throw<SafetyGateException>(() => SystemPrompts.TextOf("@" + folder[file])).Code;
    }

    [Fact]
    public void A_file_in_the_settings_starts_at_their_folder()
    {
        GateConfiguration configuration = ConfigurationFile.Load("some/safety-gate.json", """{"generation": {"systemPrompt": "@system.txt"}}""");
        configuration.Generation.SystemPrompt.ShouldBe("@" + Path.Combine("some", "system.txt"));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("\"@\"")]
    [InlineData("\"a\\u0000\"")]
    [InlineData("null")]
    [InlineData("7")]
    public void A_setting_that_is_no_prompt_is_refused_with_its_place(string json)
    {
        SafetyGateException refusal = Should.Throw<SafetyGateException>(
            () => ConfigurationFile.Load("safety-gate.json", "{\"generation\": {\"systemPrompt\": " + json + "}}"));
        refusal.Problems.ShouldHaveSingleItem().ShouldContain("generation.systemPrompt");
    }
}
