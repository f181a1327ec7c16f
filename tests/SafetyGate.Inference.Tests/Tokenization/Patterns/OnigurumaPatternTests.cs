using SafetyGate.Inference.Tokenization;
using SafetyGate.Inference.Tokenization.Patterns;

namespace SafetyGate.Inference.Tests.Tokenization.Patterns;

/// <summary>The expectations follow from Oniguruma's manual (doc/RE) and the Unicode Character Database.</summary>
public class OnigurumaPatternTests
{
    [Theory]
    [InlineData(@"\p{L}+", "ab\U00010400\U00020000 1", "ab\U00010400\U00020000")]
    [InlineData(@"[^\s\p{L}]", "a \U0001F600", "\U0001F600")]
    [InlineData(@".", "\U0001F600\na", "\U0001F600|a")]
    [InlineData(@"[\x{1F600}-\x{1F602}]+", "a\U0001F601\U0001F603", "\U0001F601")]
    [InlineData(@"\w+", "aⓐ_Ⅷ-\u0915\u093f", "aⓐ_Ⅷ|\u0915\u093f")]
    [InlineData(@"\d+", "1\u0661½", "1\u0661")]
    [InlineData(@"\h+", "xyzFace0", "Face0")]
    [InlineData(@"\s+", "a\u00a0\u0085\u3000b\u200b", "\u00a0\u0085\u3000")]
    [InlineData(@"(?i:'s|'re)", "'S 's 'ſ 'Re x", "'S|'s|'ſ|'Re")]
    [InlineData(@"(?i)k[st]", "KT \u212As kſ", "KT|\u212As|kſ")]
    [InlineData(@"a(?i)b|c", "aB C ac", "aB|ac")]
    [InlineData(@"(?i:[^a])", "Aab", "b")]
    [InlineData(@"\p{^L}|\P{Lu}", "A1b", "1|b")]
    [InlineData(@"\p{Han}+|\p{Hiragana}+", "漢字かな々", "漢字|かな|々")]
    [InlineData(@"[[:punct:][:digit:]]+", "a$1.b", "$1.")]
    [InlineData(@"[a-z&&[^aeiou]]+", "hello", "h|ll")]
    [InlineData(@"[]a]+", "x]a", "]a")]
    [InlineData(@"[a\-z]+[+-]", "a-z+", "a-z+")]
    [InlineData(@"[\w.-]+", "a.b-c d", "a.b-c|d")]
    [InlineData(@"\s+(?!\S)|\s+", "a   b", "  | ")]
    [InlineData(@"(?<=a)b(?=c)", "abc bbc", "b")]
    [InlineData(@"a++b|a", "aab aac", "aab|a|a")]
    [InlineData(@"(?>a|ab)c", "abc ac", "ac")]
    [InlineData(@"a{,2}b", "aaab", "aab")]
    [InlineData(@"a{2}?", "aaa", "aa|")]
    [InlineData(@"a{2,3}?", "aaaa", "aa|aa")]
    [InlineData(@"x{a", "x{a", "x{a")]
    [InlineData(@"^b", "a\nb", "b")]
    [InlineData(@"a$", "a\nb", "a")]
    [InlineData(@"a\z|\Ab", "ba", "b|a")]
    [InlineData(@"\bx\b", "x-x xx", "x|x")]
    [InlineData(@"\R", "a\r\nb\n", "\r\n|\n")]
    [InlineData(@"(?<name>a)(b)", "ab", "ab")]
    [InlineData(@"(?#note)a", "a", "a")]
    [InlineData(@"(?m:a.b)", "a\nb", "a\nb")]
    [InlineData(@"\p{N}{1,3}", "1234567", "123|456|7")]
    [InlineData(@"\t\u0041\x42", "\tAB", "\tAB")]
    public void A_pattern_matches_as_in_Oniguruma(string pattern, string text, string expected) => Matches(pattern, text)
        .Where(match => match.Length > 0)
        .ShouldBe(expected.Split('|', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The expressions of published tokenizers, on text where they differ from one another.</summary>
    [Theory]
    [InlineData(@" ?[^(\s|[.,!?…。，、।۔،])]+", "Hi, wörld(x)!", "Hi| wörld|x")]
    [InlineData(@"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s",
        "I'LL go 12345!!\n\n  x ", "I|'LL| go| |12345|!!\n\n| | x| ")]
    [InlineData(@"[!""#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
        "x_y don't ∑ 5", "x|_y| don|'t| ∑| ")]
    [InlineData(@"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        "camelCase HTTPServer it's", "camel|Case| HTTPServer| it's")]
    [InlineData(@"\d{1,3}(?=(?:\d{3})*\b)", "1234567", "1|234|567")]
    [InlineData(@"[一-龥ࠀ-一가-퟿]+", "漢a한글\U00020000", "漢|한글")]
    public void A_published_expression_cuts_as_published(string pattern, string text, string expected) =>
        Matches(pattern, text).ShouldBe(expected.Split('|'));

    [Fact]
    public void A_line_never_begins_behind_the_last_character() =>
        new OnigurumaPattern("^").Find("a\n").Count(span => span.IsMatch).ShouldBe(1);

    [Fact]
    public void Matches_and_gaps_cover_the_text()
    {
        List<TextSpan> spans = new OnigurumaPattern(@"\p{L}+").Find("1\U00020000a2");

        spans.ShouldBe([new(0, 1, false), new(1, 4, true), new(4, 5, false)]);
    }

    [Fact]
    public void An_empty_match_right_after_a_match_does_not_count() =>
        new OnigurumaPattern("a*").Find("ab").ShouldBe([new(0, 1, true), new(1, 2, false), new(2, 2, true)]);

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[[:alnum:]]")]
    [InlineData("*a")]
    [InlineData("a{5,2}")]
    [InlineData("a{9999}")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\k<a>")]
    [InlineData(@"\G")]
    [InlineData(@"\p{Klingon}")]
    [InlineData(@"\p{L")]
    [InlineData(@"[z-a]")]
    [InlineData(@"\x{110000}")]
    [InlineData(@"\ud800")]
    [InlineData("(?s:a)")]
    [InlineData("\\")]
    public void What_is_not_understood_is_refused(string pattern) =>
        Component.ShouldFail(() => new OnigurumaPattern(pattern), TokenizerErrors.UnsupportedPattern);

    [Fact]
    public void An_expression_that_explodes_is_stopped()
    {
        var pattern = new OnigurumaPattern("(?:a|aa)+b(?=c)", TimeSpan.FromMilliseconds(20));

        Component.ShouldFail(() => pattern.Find(new string('a', 60) + 'b'), TokenizerErrors.PatternTimeout);
    }

    [Fact]
    public void An_expression_without_lookarounds_runs_in_linear_time() =>
        new OnigurumaPattern("(?:a|aa)+bc").Find(new string('a', 3000) + 'b').ShouldBe([new(0, 3001, false)]);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        Component.ShouldFail(() => new OnigurumaPattern(new string('(', 2000)), TokenizerErrors.UnsupportedPattern);
        Component.ShouldFail(() => new OnigurumaPattern(new string('[', 2000)), TokenizerErrors.UnsupportedPattern);
    }

    private static IEnumerable<string> Matches(string pattern, string text) => new OnigurumaPattern(pattern).Find(text)
        .Where(span => span.IsMatch)
        .Select(span => text[span.Start..span.End]);
}
