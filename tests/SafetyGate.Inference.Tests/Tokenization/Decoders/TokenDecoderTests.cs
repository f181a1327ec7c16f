using SafetyGate.Inference.Tokenization.Decoders;

namespace SafetyGate.Inference.Tests.Tokenization.Decoders;

public class TokenDecoderTests
{
    [Theory]
    [InlineData("""{"type":"ByteLevel"}""", "Ġhi|Ã|©|中", " hié中")]
    [InlineData("""{"type":"ByteLevel"}""", "Ã|x", "\ufffdx")]
    [InlineData("""{"type":"ByteFallback"}""", "a|<0xC3>|<0xA9>|b", "aéb")]
    [InlineData("""{"type":"ByteFallback"}""", "<0xE4>|<0xB8>|a|<0x41>|<0xZZ>", "\ufffd\ufffdaA<0xZZ>")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"always"}""", "▁a|▁b▁", "a b ")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"never"}""", "▁a|▁b", " a b")]
    [InlineData("""{"type":"Strip","content":" ","start":1,"stop":0}""", "  a |b ", " a b ")]
    [InlineData("""{"type":"Strip","content":"x","start":5,"stop":5}""", "xx|xaxx", "a")]
    [InlineData("""{"type":"Replace","pattern":{"String":"▁"},"content":" "}""", "▁a|▁b", " a b")]
    [InlineData("""{"type":"Fuse"}""", "a|b", "ab")]
    [InlineData("""{"type":"BPEDecoder","suffix":"</w>"}""", "he|llo</w>|you</w>", "hello you")]
    [InlineData("""{"type":"WordPiece","prefix":"##","cleanup":true}""", "un|##aff|##able|!|do|n't", "unaffable! don't")]
    [InlineData("""{"type":"WordPiece","prefix":"##","cleanup":false}""", "a|!", "a !")]
    [InlineData("""{"type":"CTC","pad_token":"<pad>","word_delimiter_token":"|","cleanup":false}""", "h|h|<pad>|h|i|i", "hhi")]
    [InlineData("""{"type":"Sequence","decoders":[{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]}""", " |a", "a")]
    public void A_decoder_rewrites_tokens(string json, string tokens, string expected) =>
        string.Concat(TokenDecoderFactory.Read(Component.Json(json)).Decode(tokens.Split('|'))).ShouldBe(expected);

    [Theory]
    [InlineData("""{"type":"ByteLevel"}""")]
    [InlineData("""{"type":"BPEDecoder","suffix":"</w>"}""")]
    [InlineData("""{"type":"Fuse"}""")]
    [InlineData("""{"type":"Metaspace","replacement":"▁"}""")]
    public void No_tokens_are_no_text(string json) =>
        string.Concat(TokenDecoderFactory.Read(Component.Json(json)).Decode([])).ShouldBe("");

    [Fact]
    public void An_unknown_decoder_is_refused() => Component.ShouldFail(
        () => TokenDecoderFactory.Read(Component.Json("""{"type":"Enigma"}""")), Inference.Tokenization.TokenizerErrors.Unsupported);
}
