using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SafetyGate.Inference.Tokenization;

namespace SafetyGate.Inference.Tests.Tokenization;

public class TokenizerPropertyTests
{
    private static readonly string[] Fragments =
        ["a", " and", "word", " ", "\n", "\r\n", "12345", "é", "\u0301", "\u200d", "漢字", "\U0001F600", "\ud800", "\udc00", "<|end|>", "<tool>", "<", "\0"];

    [Fact]
    public void Byte_level_text_comes_back_as_it_was()
    {
        Tokenizer tokenizer = ByteLevelTokenizer.Build();

        Prop.ForAll(Texts(), text =>
        {
            string wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            int[] ids = [.. tokenizer.Encode(text, addSpecialTokens: false)];
            return tokenizer.Decode(ids, skipSpecialTokens: false) == wellFormed;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_id_has_a_token_and_special_tokens_only_come_in_front()
    {
        Tokenizer tokenizer = ByteLevelTokenizer.Build();

        Prop.ForAll(Texts(), text =>
        {
            IReadOnlyList<int> plain = tokenizer.Encode(text, addSpecialTokens: false);
            return plain.All(id => tokenizer.TokenText(id) is not null)
                && tokenizer.Encode(text, addSpecialTokens: true).SequenceEqual([262, .. plain]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_ids_decode_to_some_text()
    {
        Tokenizer tokenizer = ByteLevelTokenizer.Build();

        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), ids => tokenizer.Decode(ids, skipSpecialTokens: true) is not null)
            .QuickCheckThrowOnFailure();
    }

    private static Arbitrary<string> Texts() =>
        Gen.OneOf(ArbMap.Default.GeneratorFor<char[]>().Select(characters => new string(characters)),
            Gen.Elements(Fragments).ListOf().Select(string.Concat)).ToArbitrary();
}
