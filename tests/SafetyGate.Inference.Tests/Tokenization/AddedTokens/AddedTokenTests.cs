using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Tokenization.AddedTokens;

public class AddedTokenTests
{
    private const string Characters = """
        {"type":"BPE","merges":[],"vocab":{"a":0,"b":1," ":2,"<":3,">":4,"x":5,"_":6,"X":7,"\n":8}}
        """;

    [Theory]
    [InlineData("a<x>b", new[] { 0, 9, 1 })]
    [InlineData("<x><x>", new[] { 9, 9 })]
    [InlineData("a <x> b", new[] { 0, 2, 9, 2, 1 })]
    [InlineData("<x", new[] { 3, 5 })]
    [InlineData("", new int[0])]
    public void A_token_is_cut_out_wherever_it_stands(string text, int[] expected) =>
        Encode(text, Component.AddedToken(9, "<x>")).ShouldBe(expected);

    [Fact]
    public void The_longest_token_wins_at_the_leftmost_place() =>
        Encode("<x>><x", Component.AddedToken(9, "<x>"), Component.AddedToken(10, "<x>>"), Component.AddedToken(11, "x>")).ShouldBe([10, 3, 5]);

    [Theory]
    [InlineData(true, false, "a \n <x> b", new[] { 0, 9, 2, 1 })]
    [InlineData(false, true, "a <x> \n b", new[] { 0, 2, 9, 1 })]
    [InlineData(true, true, " <x> <x> ", new[] { 9, 9 })]
    public void White_space_beside_a_token_is_swallowed_on_request(bool left, bool right, string text, int[] expected) =>
        Encode(text, Component.AddedToken(9, "<x>", left: left, right: right)).ShouldBe(expected);

    [Theory]
    [InlineData("a ab b", new[] { 0, 2, 9, 2, 1 })]
    [InlineData("ab", new[] { 9 })]
    [InlineData("aba", new[] { 0, 1, 0 })]
    [InlineData("_ab", new[] { 6, 0, 1 })]
    [InlineData("<ab>", new[] { 3, 9, 4 })]
    public void A_single_word_matches_only_between_other_characters(string text, int[] expected) =>
        Encode(text, Component.AddedToken(9, "ab", singleWord: true)).ShouldBe(expected);

    [Fact]
    public void A_normalised_token_is_looked_for_in_normalised_text()
    {
        string lower = """ "normalizer":{"type":"Lowercase"} """;
        Tokenizer normalized = Build(lower, Component.AddedToken(9, "<X>", normalized: true));
        Tokenizer raw = Build(lower, Component.AddedToken(9, "<X>"));

        normalized.Encode("A<x><X>", false).ShouldBe([0, 9, 9]);
        raw.Encode("A<x><X>", false).ShouldBe([0, 3, 5, 4, 9]);
    }

    [Fact]
    public void Special_tokens_are_left_out_of_text_on_request()
    {
        Tokenizer tokenizer = Build("", Component.AddedToken(9, "<s>"), Component.AddedToken(10, "<t>", special: false));

        tokenizer.Decode([9, 0, 10, 77, -1], skipSpecialTokens: true).ShouldBe("a <t>");
        tokenizer.Decode([9, 0, 10], skipSpecialTokens: false).ShouldBe("<s> a <t>");
        tokenizer.IsSpecial(9).ShouldBeTrue();
        tokenizer.IsSpecial(10).ShouldBeFalse();
        tokenizer.IsSpecial(0).ShouldBeFalse();
        tokenizer.VocabularySize.ShouldBe(11);
        tokenizer.FindToken("<t>").ShouldBe(10);
        tokenizer.FindToken("zz").ShouldBeNull();
        tokenizer.TokenText(9).ShouldBe("<s>");
        tokenizer.TokenText(99).ShouldBeNull();
        tokenizer.TokenText(-1).ShouldBeNull();
    }

    [Fact]
    public void A_token_of_the_model_keeps_its_id_and_others_are_numbered_on()
    {
        Tokenizer tokenizer = Build("", Component.AddedToken(40, "x"), Component.AddedToken(50, "<y>"));

        tokenizer.FindToken("x").ShouldBe(5);
        tokenizer.FindToken("<y>").ShouldBe(9);
    }

    [Fact]
    public void An_id_that_a_gap_in_the_vocabulary_would_give_twice_is_refused() => Component.ShouldFail(
        () => Component.Build("""{"type":"BPE","merges":[],"vocab":{"a":0,"b":2,"c":3}}""",
            $""" "added_tokens":[{Component.AddedToken(4, "<y>")}] """),
        TokenizerErrors.InvalidAddedToken);

    [Fact]
    public void Two_tokens_that_normalisation_makes_equal_are_refused() => Component.ShouldFail(
        () => Build(""" "normalizer":{"type":"Lowercase"} """,
            Component.AddedToken(9, "<y>", normalized: true), Component.AddedToken(10, "<Y>", normalized: true)),
        TokenizerErrors.InvalidAddedToken);

    private static IReadOnlyList<int> Encode(string text, params string[] tokens) => Build("", tokens).Encode(text, false);

    private static Tokenizer Build(string members, params string[] tokens)
    {
        string added = $""" "added_tokens":[{string.Join(',', tokens)}] """;
        return Component.Build(Characters, members.Length > 0 ? $"{members},{added}" : added);
    }
}
