using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Tokenization.TokenModels;

public class UnigramModelTests
{
    private const string Tokens = """
        [["<unk>",0.0],["a",-1.0],["b",-1.5],["ab",-2.0],["abc",-4.0],["c",-3.0],["<0xC3>",-9.0],["<0xA9>",-9.0],["\ud83d\ude00",-5.0]]
        """;

    [Theory]
    [InlineData("ab", new[] { 3 })]
    [InlineData("abc", new[] { 4 })]
    [InlineData("aabc", new[] { 1, 4 })]
    [InlineData("a\U0001F600b", new[] { 1, 8, 2 })]
    [InlineData("axyb", new[] { 1, 0, 2 })]
    [InlineData("a\U0001F601\U0001F602b", new[] { 1, 0, 2 })]
    public void The_best_segmentation_is_found(string text, int[] expected) => Encode("", text).ShouldBe(expected);

    [Fact]
    public void An_unknown_run_is_spelled_in_bytes_only_if_all_of_them_have_a_token()
    {
        Encode(""","byte_fallback":true""", "aéb").ShouldBe([1, 6, 7, 2]);
        Encode(""","byte_fallback":true""", "aéxb").ShouldBe([1, 0, 2]);
    }

    [Fact]
    public void The_search_finds_no_worse_path_than_trying_all_of_them()
    {
        var random = new Random(3);
        for (int round = 0; round < 100; round++)
        {
            (string Token, double Score)[] tokens =
                [.. new[] { "a", "b", "ab", "ba", "aab", "bab", "abba" }.Select(token => (token, -random.NextDouble() * 10))];
            string list = string.Join(',', tokens.Select(t => $"[\"{t.Token}\",{t.Score:R}]"));
            Tokenizer tokenizer = Component.Build($$"""{"type":"Unigram","vocab":[{{list}}],"unk_id":null}""");
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(2) == 0 ? "a" : "b"));

            IReadOnlyList<int> ids = tokenizer.Encode(text, false);

            string.Concat(ids.Select(id => tokens[id].Token)).ShouldBe(text);
            ids.Sum(id => tokens[id].Score).ShouldBe(Best(text, tokens), 1e-9);
        }
    }

    [Fact]
    public void Without_an_unknown_token_an_unknown_character_is_an_error()
    {
        Tokenizer tokenizer = Component.Build("""{"type":"Unigram","vocab":[["a",-1.0]]}""");

        Component.ShouldFail(() => tokenizer.Encode("b", false), TokenizerErrors.NoUnknownToken);
    }

    [Theory]
    [InlineData("""{"type":"Unigram","vocab":[["a",1e999]]}""")]
    [InlineData("""{"type":"Unigram","vocab":[["a"]]}""")]
    [InlineData("""{"type":"Unigram","vocab":[["a",0]],"unk_id":1}""")]
    [InlineData("""{"type":"Unigram","vocab":[],"unk_id":0}""")]
    [InlineData("""{"type":"Unigram","vocab":[[1,2]]}""")]
    public void A_damaged_model_is_refused(string model) =>
        Component.ShouldFail(() => Component.Build(model), TokenizerErrors.Malformed);

    private static IReadOnlyList<int> Encode(string members, string text) =>
        Component.Build($$"""{"type":"Unigram","unk_id":0,"vocab":{{Tokens}}{{members}}}""").Encode(text, false);

    private static double Best(string text, (string Token, double Score)[] tokens) => text.Length == 0
        ? 0
        : tokens.Where(t => text.StartsWith(t.Token, StringComparison.Ordinal)).Max(t => t.Score + Best(text[t.Token.Length..], tokens));
}
