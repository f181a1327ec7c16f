using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Inference.Diagnostics;
using SafetyGate.Inference.Tokenization;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Tokenization.SentencePiece;

public class SentencePieceTokenizerTests
{
    private static readonly (string Text, float Score, int Type)[] Special = [.. SentencePieceWriter.TinyPieces().Take(3)];

    [Fact]
    public void Pieces_merge_by_score_and_unknown_characters_become_bytes()
    {
        Tokenizer tokenizer = Load(SentencePieceWriter.Tiny());

        Tokens(tokenizer, "and word").ShouldBe(["<s>", "▁and", "▁", "word"]);
        Tokens(tokenizer, "é€").ShouldBe(["<s>", "▁", "é", "<0xE2>", "<0x82>", "<0xAC>"]);
        tokenizer.Decode([.. tokenizer.Encode("and € word", addSpecialTokens: false)], skipSpecialTokens: true).ShouldBe("and € word");
    }

    [Fact]
    public void Control_pieces_are_special_and_user_defined_ones_are_whole_text()
    {
        Tokenizer tokenizer = Load(SentencePieceWriter.Tiny());

        Tokens(tokenizer, "a</s>[user]").ShouldBe(["<s>", "▁", "a", "</s>", "[user]"]);
        tokenizer.IsSpecial(tokenizer.FindToken("</s>")!.Value).ShouldBeTrue();
        tokenizer.IsSpecial(tokenizer.FindToken("<unk>")!.Value).ShouldBeTrue();
        tokenizer.IsSpecial(tokenizer.FindToken("[user]")!.Value).ShouldBeFalse();
    }

    [Fact]
    public void The_mark_stands_before_every_stretch_unless_legacy_is_false()
    {
        byte[] model = SentencePieceWriter.Tiny();

        Tokens(Load(model), "a</s>a").ShouldBe(["<s>", "▁", "a", "</s>", "▁", "a"]);
        Tokens(Load(model, """{"legacy": false}"""), "a</s>a").ShouldBe(["<s>", "▁", "a", "</s>", "a"]);
        Tokens(Load(model, """{"add_prefix_space": false}"""), "a</s>a").ShouldBe(["<s>", "a", "</s>", "a"]);
    }

    [Fact]
    public void The_configuration_says_which_tokens_surround_a_text()
    {
        byte[] model = SentencePieceWriter.Tiny();

        Tokens(Load(model, """{"add_bos_token": false, "add_eos_token": true}"""), "a").ShouldBe(["▁", "a", "</s>"]);
        Tokens(Load(model, """{"bos_token": {"content": "[user]"}}"""), "a").ShouldBe(["[user]", "▁", "a"]);
        Refusal(model, """{"bos_token": null}""").ShouldBe(TokenizerErrors.InvalidTokenizerConfig);
        Refusal(model, """{"bos_token": "<nowhere>", "add_bos_token": true, "add_prefix_space": 1}""").ShouldBe(TokenizerErrors.InvalidTokenizerConfig);
    }

    [Fact]
    public void Declared_tokens_are_numbered_on_from_the_model()
    {
        byte[] model = SentencePieceWriter.Tiny();
        int size = SentencePieceWriter.TinyPieces().Count;
        string decoder = $$"""
            {"added_tokens_decoder": {"{{size + 1}}": {"content": "<b>", "special": true}, "{{size}}": {"content": "<a>", "rstrip": true, "normalized": false} } }
            """;

        Tokenizer tokenizer = Load(model, decoder, """{"<ignored>": 400}""");
        tokenizer.FindToken("<a>").ShouldBe(size);
        tokenizer.FindToken("<b>").ShouldBe(size + 1);
        tokenizer.FindToken("<ignored>").ShouldBeNull();
        tokenizer.IsSpecial(size + 1).ShouldBeTrue();
        Tokens(tokenizer, "<a>  a").ShouldBe(["<s>", "<a>", "▁", "a"]);

        Tokenizer older = Load(model, """{"pad_token": "<pad>"}""", """{"<pad>": 400, "<plain>": 401}""");
        older.FindToken("<pad>").ShouldBe(size);
        older.IsSpecial(size).ShouldBeTrue();
        older.IsSpecial(older.FindToken("<plain>")!.Value).ShouldBeFalse();
    }

    [Fact]
    public void A_Gemma_model_keeps_leading_spaces_and_has_the_tab_as_a_piece()
    {
        (string, float, int)[] pieces =
        [
            ("<pad>", 0, SentencePieceWriter.Control), ("<eos>", 0, SentencePieceWriter.Control), ("<bos>", 0, SentencePieceWriter.Control),
            ("<unk>", 0, SentencePieceWriter.Unknown), ("<start_of_turn>", 0, SentencePieceWriter.UserDefined),
            ("<0x09>", 0, SentencePieceWriter.Byte), ("a", -1, SentencePieceWriter.Normal), ("▁", -2, SentencePieceWriter.Normal),
        ];
        Tokenizer tokenizer = Tokenizer.LoadSentencePiece(new SentencePieceFiles
        {
            Model = new MemoryStream(SentencePieceWriter.Model(pieces, SentencePieceWriter.BytePair)),
            ModelType = "gemma3_text",
        });

        Tokens(tokenizer, "<start_of_turn>a a\t").ShouldBe(["<bos>", "<start_of_turn>", "a", "▁", "a", "\t"]);
        tokenizer.IsSpecial(4).ShouldBeTrue();
        tokenizer.Decode([7, 6], skipSpecialTokens: true).ShouldBe(" a");
    }

    [Fact]
    public void A_unigram_model_takes_the_likeliest_pieces()
    {
        (string, float, int)[] pieces = [.. Special, ("▁", -5, 1), ("ab", -2, 1), ("a", -1.5f, 1), ("b", -1.5f, 1), ("abb", -9, 1)];
        Tokens(Load(SentencePieceWriter.Model(pieces, SentencePieceWriter.Unigram)), "abb").ShouldBe(["<s>", "▁", "ab", "b"]);
    }

    [Fact]
    public void What_cannot_be_read_right_is_refused()
    {
        byte[] tiny = SentencePieceWriter.Tiny();
        Refusal([]).ShouldBe(TokenizerErrors.InvalidPieces);
        Refusal(tiny[..^1]).ShouldBe(TokenizerErrors.MalformedModel);
        Refusal([0xFF, 0xFF, 0xFF]).ShouldBe(TokenizerErrors.MalformedModel);
        Refusal(SentencePieceWriter.Field(1, SentencePieceWriter.Field(1, [0xFF]))).ShouldBe(TokenizerErrors.MalformedModel);
        Refusal(SentencePieceWriter.Model([.. Special, Special[0]], 2)).ShouldBe(TokenizerErrors.InvalidPieces);
        Refusal(SentencePieceWriter.Model([.. Special, ("x", float.NaN, 1)], 2)).ShouldBe(TokenizerErrors.InvalidPieces);
        Refusal(SentencePieceWriter.Model([.. Special, ("x", 0, 7)], 2)).ShouldBe(TokenizerErrors.InvalidPieces);
        Refusal(SentencePieceWriter.Model([.. Special, ("", 0, 1)], 2)).ShouldBe(TokenizerErrors.InvalidPieces);
        Refusal(SentencePieceWriter.Model([.. Special, (new string('a', 257), 0, 1)], 2)).ShouldBe(TokenizerErrors.InvalidPieces);
        Refusal(SentencePieceWriter.Model(Special, 3)).ShouldBe(TokenizerErrors.UnsupportedModel);
        Refusal(SentencePieceWriter.Model(Special, 2, characterMap: [1])).ShouldBe(TokenizerErrors.UnsupportedModel);
        Refusal(tiny, """{"tokenizer_class": "T5Tokenizer"}""").ShouldBe(TokenizerErrors.UnsupportedModel);
        Refusal(tiny, "[]").ShouldBe(TokenizerErrors.InvalidTokenizerConfig);
        Refusal(tiny, """{"added_tokens_decoder": {"-1": {"content": "x"}}}""").ShouldBe(TokenizerErrors.InvalidTokenizerConfig);
    }

    [Theory]
    [InlineData(SentencePieceWriter.BytePair)]
    [InlineData(SentencePieceWriter.Unigram)]
    public void Text_comes_back_as_it_was_and_no_text_is_refused(int modelType)
    {
        Tokenizer tokenizer = Load(SentencePieceWriter.Tiny(modelType));
        string[] fragments = ["a", " and", "word", " ", "\n", "é", "\u0301", "漢字", "\U0001F600", "\ud800", "<s>", "[user]", "▁", "<0x41>", "\0"];
        Gen<string> texts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<char[]>().Select(characters => new string(characters)),
            Gen.Elements(fragments).ListOf().Select(string.Concat));

        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            int[] ids = [.. tokenizer.Encode(text, addSpecialTokens: false)];
            bool known = ids.All(id => tokenizer.TokenText(id) is not null);
            // The mark and the space are one to the model, special tokens move the marks, and a byte's name is a piece to a unigram model.
            bool plain = !new[] { "▁", "<s>", "[user]", "<0x41>" }.Any(fragment => text.Contains(fragment, StringComparison.Ordinal));
            return known && (!plain || tokenizer.Decode(ids, skipSpecialTokens: false) == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        }).QuickCheckThrowOnFailure();
    }

    private static Tokenizer Load(byte[] model, string? config = null, string? added = null) => Tokenizer.LoadSentencePiece(
        new SentencePieceFiles { Model = new MemoryStream(model), TokenizerConfig = config, AddedTokens = added, ModelType = "llama" });

    private static ErrorCode Refusal(byte[] model, string? config = null) =>
        Should.Throw<SafetyGateException>(() => Load(model, config)).Code;

    private static string[] Tokens(Tokenizer tokenizer, string text) =>
        [.. tokenizer.Encode(text, addSpecialTokens: true).Select(id => tokenizer.TokenText(id)!)];
}
