using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Tokenization.TokenModels;

public class WordModelTests
{
    private const string WordPiece = """
        {"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":8,
        "vocab":{"[UNK]":0,"un":1,"##aff":2,"##able":3,"a":4,"##\ud83d\ude00":5,"\ud83d\ude00":6}}
        """;

    [Theory]
    [InlineData("unaffable", new[] { 0 })]
    [InlineData("unable", new[] { 1, 3 })]
    [InlineData("unaff", new[] { 1, 2 })]
    [InlineData("unx", new[] { 0 })]
    [InlineData("\U0001F600\U0001F600", new[] { 6, 5 })]
    [InlineData("\U0001F600\U0001F601", new[] { 0 })]
    public void Word_pieces_are_taken_longest_first(string word, int[] expected) =>
        Component.Build(WordPiece).Encode(word, false).ShouldBe(expected);

    [Fact]
    public void A_word_level_model_knows_whole_words_only()
    {
        Tokenizer tokenizer = Component.Build(Component.WordLevel, """ "pre_tokenizer":{"type":"WhitespaceSplit"} """);

        tokenizer.Encode("a b ab", false).ShouldBe([1, 2, 0]);
        tokenizer.Decode([1, 2, 0], skipSpecialTokens: false).ShouldBe("a b <unk>");
    }

    [Fact]
    public void A_missing_unknown_token_is_an_error_once_it_is_needed() => Component.ShouldFail(
        () => Component.Build("""{"type":"WordLevel","vocab":{"a":0},"unk_token":"?"}""").Encode("b", false),
        TokenizerErrors.NoUnknownToken);

    [Fact]
    public void An_unknown_model_is_refused() => Component.ShouldFail(
        () => Component.Build("""{"type":"Oracle","vocab":{}}"""), TokenizerErrors.Unsupported);
}
