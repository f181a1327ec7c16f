using SafetyGate.Inference.Tokenization;
using SafetyGate.Inference.Tokenization.PreTokenizers;

namespace SafetyGate.Inference.Tests.Tokenization.PreTokenizers;

public class PreTokenizerTests
{
    [Theory]
    [InlineData("""{"type":"WhitespaceSplit"}""", " a,b\u3000c\n", "a,b|c")]
    [InlineData("""{"type":"Whitespace"}""", "Hey, d'ya\u200c naïve\u0301…", "Hey|,|d|'|ya\u200c|naïve\u0301|…")]
    [InlineData("""{"type":"Punctuation"}""", "a$b「c」", "a|$|b|「|c|」")]
    [InlineData("""{"type":"Punctuation","behavior":"Contiguous"}""", "a!?b", "a|!?|b")]
    [InlineData("""{"type":"Digits","individual_digits":true}""", "a12Ⅷ½", "a|1|2|Ⅷ|½")]
    [InlineData("""{"type":"Digits","individual_digits":false}""", "12ab34", "12|ab|34")]
    [InlineData("""{"type":"BertPreTokenizer"}""", "Hey man!  ok", "Hey|man|!|ok")]
    [InlineData("""{"type":"CharDelimiterSplit","delimiter":"-"}""", "a--b-", "a|b")]
    [InlineData("""{"type":"FixedLength","length":2}""", "ab\U0001F600cd", "ab|\U0001F600c|d")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true}""", "it's  12 é", "it|'s|Ġ|Ġ12|ĠÃ©")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true}""", "a", "Ġa")]
    [InlineData("""{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":false}""", " a b", "ĠaĠb")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"always"}""", "a b", "▁a|▁b")]
    [InlineData("""{"type":"Metaspace","replacement":"▁"}""", " a", "▁a")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"never","split":false}""", "a b", "a▁b")]
    [InlineData("""{"type":"Metaspace","replacement":"▁","add_prefix_space":false}""", "a b", "a|▁b")]
    [InlineData("""{"type":"Sequence","pretokenizers":[{"type":"WhitespaceSplit"},{"type":"Digits","individual_digits":true}]}""",
        "a1 22", "a|1|2|2")]
    public void A_pre_tokenizer_cuts_text_into_words(string json, string text, string expected) =>
        Words(json, text, atStart: true).ShouldBe(expected.Split('|'));

    /// <summary>The example of the library's own documentation of the behaviours.</summary>
    [Theory]
    [InlineData("Removed", "the|final|countdown")]
    [InlineData("Isolated", "the|-|final|-|-|countdown")]
    [InlineData("MergedWithPrevious", "the-|final-|-|countdown")]
    [InlineData("MergedWithNext", "the|-final|-|-countdown")]
    [InlineData("Contiguous", "the|-|final|--|countdown")]
    public void Every_behaviour_treats_the_delimiter_its_own_way(string behavior, string expected)
    {
        string text = "the-final--countdown";
        Words(Split("""{"String":"-"}""", behavior, false), text, true).ShouldBe(expected.Split('|'));
        Words(Split("""{"Regex":"-"}""", behavior, false), text, true).ShouldBe(expected.Split('|'));
        Words(Split("""{"Regex":"[^-]+"}""", "Removed", true), text, true).ShouldBe(["the", "final", "countdown"]);
    }

    [Theory]
    [InlineData("first", true, "▁a")]
    [InlineData("first", false, "a")]
    [InlineData("always", false, "▁a")]
    public void Metaspace_puts_its_mark_in_front_where_the_scheme_says(string scheme, bool atStart, string expected) =>
        Words($$"""{"type":"Metaspace","replacement":"▁","prepend_scheme":"{{scheme}}"}""", "a", atStart).ShouldBe([expected]);

    [Theory]
    [InlineData("""{"type":"Klingon"}""", 2202)]
    [InlineData("""{"type":"UnicodeScripts"}""", 2202)]
    [InlineData("""{"type":"Metaspace","replacement":"ab"}""", 2201)]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"second"}""", 2201)]
    [InlineData("""{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","add_prefix_space":false}""", 2201)]
    [InlineData("""{"type":"Split","pattern":{"String":"a"},"behavior":"1","invert":false}""", 2201)]
    [InlineData("""{"type":"Split","pattern":{},"behavior":"Isolated","invert":false}""", 2201)]
    [InlineData("""{"type":"Digits"}""", 2201)]
    public void What_is_not_understood_is_refused(string json, int code) =>
        Should.Throw<Inference.Diagnostics.SafetyGateException>(() => PreTokenizerFactory.Read(Component.Json(json))).Code.Number.ShouldBe(code);

    private static string Split(string pattern, string behavior, bool invert) =>
        $$"""{"type":"Split","pattern":{{pattern}},"behavior":"{{behavior}}","invert":{{(invert ? "true" : "false")}}}""";

    private static IEnumerable<string> Words(string json, string text, bool atStart)
    {
        var words = new List<Piece>();
        PreTokenizerFactory.Read(Component.Json(json)).Split(new Piece(text, atStart), words);
        return words.Select(word => word.Text);
    }
}
