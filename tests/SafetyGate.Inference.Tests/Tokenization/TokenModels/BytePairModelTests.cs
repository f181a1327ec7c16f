using SafetyGate.Inference.Tokenization;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tests.Tokenization.TokenModels;

public class BytePairModelTests
{
    private const string Vocabulary = """{"a":0,"b":1,"c":2,"ab":3,"bc":4,"abc":5,"<unk>":6,"<0xC3>":7,"<0xA9>":8,"abab":9}""";

    [Theory]
    [InlineData("""["a b","b c"]""", "abc", new[] { 3, 2 })]
    [InlineData("""["b c","a b"]""", "abc", new[] { 0, 4 })]
    [InlineData("""[["b","c"],["a","bc"]]""", "abc", new[] { 5 })]
    [InlineData("""["#version: 0.2","a b","ab ab"]""", "ababab", new[] { 9, 3 })]
    [InlineData("""["b c","a b","b c"]""", "abc", new[] { 3, 2 })]
    [InlineData("[]", "abc", new[] { 0, 1, 2 })]
    public void Merges_apply_in_the_order_of_their_ranks(string merges, string text, int[] expected) =>
        Encode($$""" "merges":{{merges}} """, text).ShouldBe(expected);

    [Theory]
    [InlineData("""  "unk_token":"<unk>"  """, "axyb", new[] { 0, 6, 6, 1 })]
    [InlineData("""  "unk_token":"<unk>","fuse_unk":true  """, "axyb", new[] { 0, 6, 1 })]
    [InlineData("""  "unk_token":null  """, "axb", new[] { 0, 1 })]
    [InlineData("""  "byte_fallback":true,"unk_token":"<unk>"  """, "aéxb", new[] { 0, 7, 8, 6, 1 })]
    [InlineData("""  "byte_fallback":true,"unk_token":"<unk>","fuse_unk":true  """, "xéyb", new[] { 7, 8, 6, 1 })]
    public void Unknown_characters_become_bytes_or_the_unknown_token_or_nothing(string settings, string text, int[] expected) =>
        Encode($$""" "merges":[],{{settings}} """, text).ShouldBe(expected);

    [Fact]
    public void A_word_that_is_a_token_can_pass_over_the_merges()
    {
        Encode(""" "merges":[],"ignore_merges":true """, "abc").ShouldBe([5]);
        Encode(""" "merges":[],"ignore_merges":false """, "abc").ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Prefix_and_suffix_mark_the_inside_and_the_end_of_a_word()
    {
        Tokenizer tokenizer = Component.Build("""
            {"type":"BPE","vocab":{"a":0,"##b":1,"##c</w>":2,"ab":3,"a</w>":4},"merges":["a ##b"],
            "continuing_subword_prefix":"##","end_of_word_suffix":"</w>"}
            """);

        tokenizer.Encode("abc", false).ShouldBe([3, 2]);
        tokenizer.Encode("a", false).ShouldBe([4]);
    }

    [Fact]
    public void A_file_without_a_type_is_read_as_its_members_tell() =>
        Component.Build($$"""{"vocab":{{Vocabulary}},"merges":["a b"]}""").Encode("ab", false).ShouldBe([3]);

    [Fact]
    public void The_queue_merges_as_a_search_from_the_front_does()
    {
        var random = new Random(7);
        string[] tokens = ["a", "b", "aa", "ab", "ba", "bb", "aab", "aba", "bba", "abab", "aaaa", "bbaa"];
        var vocabulary = Inference.Tokenization.TokenModels.Vocabulary.FromList(tokens);
        for (int round = 0; round < 200; round++)
        {
            (string Left, string Right)[] merges =
            [
                .. (from left in tokens from right in tokens where tokens.Contains(left + right) select (left, right))
                    .OrderBy(_ => random.Next()),
            ];
            string word = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(2) == 0 ? "a" : "b"));
            var table = new MergeTable(merges.Length);
            for (int rank = 0; rank < merges.Length; rank++)
                table.Set(Id(merges[rank].Left), Id(merges[rank].Right), rank, Id(merges[rank].Left + merges[rank].Right));
            var chain = new SymbolChain(word.Length);
            foreach (char character in word)
                chain.Add(Id(character.ToString()));
            var ids = new List<int>();

            chain.Merge(table, ids);

            ids.Select(id => tokens[id]).ShouldBe(MergeSlowly(word, merges), word);
        }

        int Id(string token) => vocabulary.Find(token)!.Value;
    }

    [Fact]
    public void A_long_word_is_merged_in_reasonable_time()
    {
        int[] ids = [.. Encode(""" "merges":["a b","ab ab"] """, string.Concat(Enumerable.Repeat("ab", 50_000)))];

        ids.Length.ShouldBe(25_000);
        ids.ShouldAllBe(id => id == 9);
    }

    [Theory]
    [InlineData("""["a x"]""")]
    [InlineData("""["c a"]""")]
    [InlineData("""["a"]""")]
    [InlineData("""["a b c"]""")]
    [InlineData("""[["a"]]""")]
    [InlineData("""[3]""")]
    public void A_merge_that_cannot_be_is_refused(string merges) =>
        Component.ShouldFail(() => Encode($$""" "merges":{{merges}} """, ""), TokenizerErrors.InvalidMerge);

    [Theory]
    [InlineData("""{"a":0,"b":0}""")]
    [InlineData("""{"a":-1}""")]
    [InlineData("""{"a":1.5}""")]
    [InlineData("""{"a":4194304}""")]
    [InlineData("""{"a":99999999999999999999}""")]
    [InlineData("""{"a":0,"a":1}""")]
    [InlineData("""{"a":"0"}""")]
    public void A_vocabulary_with_impossible_ids_is_refused(string vocabulary) => Component.ShouldFail(
        () => Component.Build($$"""{"type":"BPE","vocab":{{vocabulary}},"merges":[]}"""), TokenizerErrors.InvalidVocabulary);

    [Fact]
    public void An_unknown_token_outside_the_vocabulary_is_an_error_once_it_is_needed()
    {
        Tokenizer tokenizer = Component.Build("""{"type":"BPE","vocab":{"a":0},"merges":[],"unk_token":"?"}""");

        tokenizer.Encode("a", false).ShouldBe([0]);
        Component.ShouldFail(() => tokenizer.Encode("b", false), TokenizerErrors.NoUnknownToken);
    }

    private static IReadOnlyList<int> Encode(string members, string text) =>
        Component.Build($$"""{"type":"BPE","vocab":{{Vocabulary}},{{members}}}""").Encode(text, false);

    /// <summary>Merges the leftmost pair of the best rank until no pair is left.</summary>
    private static List<string> MergeSlowly(string word, (string Left, string Right)[] merges)
    {
        List<string> parts = [.. word.Select(character => character.ToString())];
        while (true)
        {
            (int Rank, int At) best = (int.MaxValue, -1);
            for (int i = 0; i + 1 < parts.Count; i++)
            {
                int rank = Array.IndexOf(merges, (parts[i], parts[i + 1]));
                if (rank >= 0 && rank < best.Rank)
                    best = (rank, i);
            }

            if (best.At < 0)
                return parts;
            parts[best.At] += parts[best.At + 1];
            parts.RemoveAt(best.At + 1);
        }
    }
}
