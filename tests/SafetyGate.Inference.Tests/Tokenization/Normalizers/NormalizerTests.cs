using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;
using SafetyGate.Inference.Tokenization.Normalizers;

namespace SafetyGate.Inference.Tests.Tokenization.Normalizers;

public class NormalizerTests
{
    [Theory]
    [InlineData("""{"type":"NFC"}""", "e\u0301", "\u00e9")]
    [InlineData("""{"type":"NFD"}""", "\u00e9", "e\u0301")]
    [InlineData("""{"type":"NFKC"}""", "\ufb01 \u2460", "fi 1")]
    [InlineData("""{"type":"NFKD"}""", "\u00e9\u00bd", "e\u03011\u20442")]
    [InlineData("""{"type":"Lowercase"}""", "ÀÉ\u0130\u212A\U00010400ß", "àéi\u0307k\U00010428ß")]
    [InlineData("""{"type":"Strip","strip_left":true,"strip_right":true}""", "\u00a0 a b\t", "a b")]
    [InlineData("""{"type":"Strip","strip_left":false,"strip_right":true}""", " a ", " a")]
    [InlineData("""{"type":"StripAccents"}""", "e\u0301a\u20dd", "ea")]
    [InlineData("""{"type":"Replace","pattern":{"String":" "},"content":"▁"}""", "a  b", "a▁▁b")]
    [InlineData("""{"type":"Replace","pattern":{"String":"aa"},"content":""}""", "aaaab", "b")]
    [InlineData("""{"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "}""", "a    b  c", "a b c")]
    [InlineData("""{"type":"Prepend","prepend":"▁"}""", "a", "▁a")]
    [InlineData("""{"type":"Prepend","prepend":"▁"}""", "", "")]
    [InlineData("""{"type":"Nmt"}""", "a\u0001b\u200bc\td", "ab c d")]
    [InlineData("""{"type":"ByteLevel"}""", " é\n", "ĠÃ©Ċ")]
    [InlineData("""{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true}""",
        "É\u0000a\t中b\ufffd", "ea  中 b")]
    [InlineData("""{"type":"BertNormalizer","clean_text":false,"handle_chinese_chars":false,"strip_accents":false,"lowercase":true}""",
        "É中", "é中")]
    [InlineData("""{"type":"Sequence","normalizers":[{"type":"NFD"},{"type":"StripAccents"},{"type":"Lowercase"}]}""", "ÄÖ", "ao")]
    public void A_normalizer_rewrites_text(string json, string text, string expected) =>
        NormalizerFactory.Read(Component.Json(json)).Normalize(new Piece(text, AtStart: true)).Text.ShouldBe(expected);

    [Theory]
    [InlineData("""{"type":"Strip","strip_left":true,"strip_right":true}""", " a", false)]
    [InlineData("""{"type":"Strip","strip_left":true,"strip_right":true}""", "a ", true)]
    [InlineData("""{"type":"StripAccents"}""", "\u0301a", false)]
    [InlineData("""{"type":"Prepend","prepend":"x"}""", "a", true)]
    [InlineData("""{"type":"Replace","pattern":{"String":"ab"},"content":"x"}""", "abc", false)]
    [InlineData("""{"type":"Replace","pattern":{"String":"a"},"content":"x"}""", "abc", true)]
    [InlineData("""{"type":"Replace","pattern":{"String":"b"},"content":"x"}""", "abc", true)]
    public void Text_whose_first_character_goes_is_no_longer_at_the_start(string json, string text, bool expected) =>
        NormalizerFactory.Read(Component.Json(json)).Normalize(new Piece(text, AtStart: true)).AtStart.ShouldBe(expected);

    [Fact]
    public void An_unknown_normalizer_is_refused_with_the_list_of_known_ones()
    {
        var error = Should.Throw<SafetyGateException>(() => NormalizerFactory.Read(Component.Json("""{"type":"Rot13"}""")));

        error.Code.ShouldBe(TokenizerErrors.Unsupported);
        error.Message.ShouldContain("Rot13");
        error.Message.ShouldContain("NFKC, NFKD");
    }

    [Fact]
    public void A_chain_that_multiplies_the_text_again_and_again_is_stopped()
    {
        string step = $$"""{"type":"Replace","pattern":{"String":"a"},"content":"{{new string('a', 1000)}}"}""";
        string json = $$"""{"type":"Sequence","normalizers":[{{string.Join(',', Enumerable.Repeat(step, 60))}}]}""";
        INormalizer normalizer = NormalizerFactory.Read(Component.Json(json));

        Component.ShouldFail(() => normalizer.Normalize(new Piece("aaa", true)), TokenizerErrors.TextTooLong);
    }
}
