using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Tokenization;

public class TokenizerTests
{
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"model":3}""")]
    [InlineData("""{"\ud800":0,"model":3}""")]
    [InlineData("""{"m\udc00":0,"model":3}""")]
    [InlineData("""{"version":"2.0","model":{"type":"WordLevel","vocab":{},"unk_token":"a"}}""")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"\ud800":0},"unk_token":"a"}}""")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":0},"unk_token":"\udc00"}}""")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":0},"unk_token":"a"},"added_tokens":{}}""")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":0},"unk_token":"a"},"added_tokens":[{"id":-1,"content":"x"}]}""")]
    public void A_malformed_file_is_refused(string json) =>
        Component.ShouldFail(() => Component.Load(json), TokenizerErrors.Malformed);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        string nested = string.Concat(Enumerable.Repeat("""{"type":"Sequence","normalizers":[""", 5000));

        Component.ShouldFail(() => Component.Load($$"""{"normalizer":{{nested}}"""), TokenizerErrors.Malformed);
    }

    [Fact]
    public void A_file_beyond_the_size_limit_is_refused_whatever_it_holds()
    {
        Component.ShouldFail(() => TokenizerReader.Read(new MemoryStream(new byte[201_000]), 200_000), TokenizerErrors.TooLarge);
        Component.ShouldFail(() => TokenizerReader.Read(new MemoryStream(new byte[200_000]), 200_000), TokenizerErrors.Malformed);
        TokenizerReader.MaximumBytes.ShouldBe(256 * 1024 * 1024);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Component.Load("\uFEFF" + $$"""{"model":{{Component.WordLevel}}}""").FindToken("a").ShouldBe(1);

    [Fact]
    public void Padding_and_truncation_of_the_file_have_no_effect()
    {
        Tokenizer tokenizer = Component.Build(Component.WordLevel, """
            "pre_tokenizer":{"type":"WhitespaceSplit"},"truncation":{"direction":"Right","max_length":1,"strategy":"LongestFirst","stride":0},
            "padding":{"strategy":{"Fixed":9},"direction":"Left","pad_to_multiple_of":null,"pad_id":0,"pad_type_id":0,"pad_token":"a"}
            """);

        tokenizer.Encode("a b", true).ShouldBe([1, 2]);
    }

    [Fact]
    public void Metaspace_marks_the_start_of_the_input_but_not_what_follows_an_added_token()
    {
        Tokenizer tokenizer = Component.Build(
            """{"type":"BPE","merges":[],"vocab":{"▁":0,"a":1}}""",
            $$""" "pre_tokenizer":{"type":"Metaspace","replacement":"▁","prepend_scheme":"first"},"added_tokens":[{{Component.AddedToken(2, "<s>")}}] """);

        tokenizer.Encode("a<s>a", false).ShouldBe([0, 1, 2, 1]);
        tokenizer.Encode("<s>a", false).ShouldBe([2, 1]);
    }

    [Fact]
    public void A_lone_surrogate_counts_as_a_replacement_character()
    {
        Tokenizer tokenizer = Component.Build("""{"type":"BPE","merges":[],"vocab":{"a":0,"\ufffd":1}}""");

        tokenizer.Encode("a\ud800a\udc00", false).ShouldBe([0, 1, 0, 1]);
    }

    [Fact]
    public void Several_threads_may_share_a_tokenizer()
    {
        Tokenizer tokenizer = ByteLevelTokenizer.Build();
        string[] texts = [.. Enumerable.Range(0, 2000).Select(i => $"word{i % 50} and {i}")];
        int[][] expected = [.. texts.Select(text => tokenizer.Encode(text, true).ToArray())];
        Tokenizer shared = ByteLevelTokenizer.Build();

        int[][] actual = [.. texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(text => shared.Encode(text, true).ToArray())];

        actual.ShouldBe(expected);
    }
}
