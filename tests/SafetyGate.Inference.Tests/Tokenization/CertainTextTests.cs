using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafetyGate.Inference.Tokenization;
using SafetyGate.TestSupport;

namespace SafetyGate.Inference.Tests.Tokenization;

/// <summary>What is said to be certain of a text that is being written must be there when it is finished, whatever follows.</summary>
public sealed class CertainTextTests
{
    public static TheoryData<string> Folders => [.. Golden.Folders("tokenizers")];

    /// <summary>(decoder, whether it promises anything)</summary>
    public static TheoryData<string, bool> Decoders => new()
    {
        { "null", true },
        { """{"type":"ByteLevel"}""", true },
        { """{"type":"Fuse"}""", true },
        { """{"type":"ByteFallback"}""", true },
        { """{"type":"Metaspace","replacement":"a","prepend_scheme":"always"}""", true },
        { """{"type":"WordPiece","prefix":"a","cleanup":true}""", true },
        { """{"type":"Strip","content":"a","start":1,"stop":1}""", true },
        { """{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"a"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]}""", true },
        { """{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"a"},"content":"<0x41>"},{"type":"ByteFallback"},{"type":"Fuse"}]}""", false },
        { """{"type":"Sequence","decoders":[{"type":"Fuse"},{"type":"Strip","content":"a","start":0,"stop":1}]}""", false },
        { """{"type":"Sequence","decoders":[{"type":"Fuse"},{"type":"Replace","pattern":{"String":"ab"},"content":"c"}]}""", false },
        { """{"type":"Sequence","decoders":[{"type":"Fuse"},{"type":"ByteFallback"}]}""", false },
        { """{"type":"BPEDecoder","suffix":"a"}""", false },
        { """{"type":"CTC","pad_token":"a","word_delimiter_token":"b","cleanup":true}""", false },
    };

    [Theory]
    [MemberData(nameof(Decoders))]
    public void It_is_a_prefix_of_every_longer_text(string decoder, bool promises)
    {
        Tokenizer tokenizer = Build(decoder);
        var random = new Random(3);
        bool certain = false;
        for (int round = 0; round < 500; round++)
        {
            int[] ids = [.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(tokenizer.VocabularySize + 1))];
            foreach (bool skip in new[] { false, true })
            {
                for (int count = 0; count <= ids.Length; count++)
                {
                    string text = tokenizer.DecodeCertain(ids.AsSpan(0, count), skip);
                    certain |= text.Length > 0;
                    for (int end = count; end <= ids.Length; end++)
                        tokenizer.Decode(ids.AsSpan(0, end), skip).ShouldStartWith(text, Case.Sensitive, string.Join(' ', ids[..end]));
                }
            }
        }

        certain.ShouldBe(promises);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    [Trait("Category", Golden.Category)]
    public void It_lags_the_text_of_published_tokenizers_by_one_character_at_most(string folder)
    {
        using FileStream file = File.OpenRead(Golden.Path("tokenizers", folder, "tokenizer.json"));
        var tokenizer = Tokenizer.Load(file);
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Golden.Path("tokenizers", folder, "cases.json")));
        foreach (JsonElement sample in document.RootElement.EnumerateArray())
        {
            int[] ids = [.. sample.GetProperty("ids_without_special_tokens").EnumerateArray().Select(id => id.GetInt32())];
            string whole = tokenizer.Decode(ids, skipSpecialTokens: true);
            for (int count = 0; count <= ids.Length; count++)
                whole.ShouldStartWith(tokenizer.DecodeCertain(ids.AsSpan(0, count), skipSpecialTokens: true), Case.Sensitive);
            if (whole.Length > 0 && whole.All(c => c is >= ' ' and < '\x7f'))
                tokenizer.DecodeCertain(ids, skipSpecialTokens: true).ShouldBe(whole);
        }
    }

    /// <summary>Tokens of one to three letters, spaces, bytes of text and of no text, and a special token.</summary>
    private static Tokenizer Build(string decoder)
    {
        string[] tokens = ["a", "b", "ab", "aa", "ba", " ", "é", "<0x41>", "<0xC3>", "<0xA9>", "<0xFF>", "<0", "x41>", "Ã", "©", "<s>"];
        var vocabulary = new JsonObject();
        for (int i = 0; i < tokens.Length; i++)
            vocabulary[tokens[i]] = i;
        var json = new JsonObject
        {
            ["added_tokens"] = new JsonArray(new JsonObject
            {
                ["id"] = 15,
                ["content"] = "<s>",
                ["special"] = true,
                ["single_word"] = false,
                ["lstrip"] = false,
                ["rstrip"] = false,
                ["normalized"] = false,
            }),
            ["decoder"] = JsonNode.Parse(decoder),
            ["model"] = new JsonObject { ["type"] = "WordLevel", ["vocab"] = vocabulary, ["unk_token"] = "a" },
        };
        return Tokenizer.Load(new MemoryStream(Encoding.UTF8.GetBytes(json.ToJsonString())));
    }
}
