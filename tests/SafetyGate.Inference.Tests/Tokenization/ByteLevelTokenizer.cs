using System.Text.Json.Nodes;
using SafetyGate.Inference.Tokenization;
using SafetyGate.Inference.Tokenization.Text;

namespace SafetyGate.Inference.Tests.Tokenization;

/// <summary>A hand-made tokenizer in the form of GPT-2's: all 256 bytes, a few merges and two special tokens.</summary>
internal static class ByteLevelTokenizer
{
    public static Tokenizer Build() => Component.Load(Json().ToJsonString());

    public static JsonObject Json()
    {
        var vocabulary = new JsonObject();
        foreach (int value in Enumerable.Range(0, 256))
            vocabulary.Add(Stand(value), value);
        var merges = new JsonArray();
        foreach ((string left, string right) in new[] { ("a", "n"), ("an", "d"), ("Ġ", "and"), ("o", "r"), ("w", "or"), ("Ã", "©") })
        {
            merges.Add(new JsonArray(left, right));
            vocabulary.Add(left + right, vocabulary.Count);
        }

        return JsonNode.Parse($$"""
            {"version":"1.0","truncation":null,"padding":null,
            "added_tokens":[{{Component.AddedToken(262, "<|end|>")}},{{Component.AddedToken(263, "<tool>", special: false)}}],
            "normalizer":null,
            "pre_tokenizer":{"type":"Sequence","pretokenizers":[
              {"type":"Split","pattern":{"Regex":"\\p{N}{1,3}| ?\\p{L}+|\\s+(?!\\S)|\\s+"},"behavior":"Isolated","invert":false},
              {"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":false}]},
            "post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<|end|>","type_id":0} }, {"Sequence":{"id":"A","type_id":0} }],
              "pair":[],"special_tokens":{"<|end|>":{"id":"<|end|>","ids":[262],"tokens":["<|end|>"] } } },
            "decoder":{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true},
            "model":{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,"end_of_word_suffix":null,
              "fuse_unk":false,"byte_fallback":false,"ignore_merges":false,"vocab":{{vocabulary.ToJsonString()}},"merges":{{merges.ToJsonString()}}
              }
            }
            """)!.AsObject();
    }

    /// <summary>The stand-in of a byte, by way of a text in whose UTF-8 it occurs.</summary>
    private static string Stand(int value) => value switch
    {
        < 0x80 => ByteAlphabet.Encode(((char)value).ToString()),
        < 0xC0 => ByteAlphabet.Encode(((char)value).ToString())[1..],
        >= 0x21 => ((char)value).ToString(),
    };
}
