using System.Text;
using System.Text.Json.Nodes;

namespace SafetyGate.Fuzz.Targets;

/// <summary>Small tokenizer.json files that between them use most components.</summary>
internal static class TokenizerSeeds
{
    public static IReadOnlyList<byte[]> All { get; } = [ByteLevel(), Llama(), Unigram(), WordPiece()];

    private static byte[] ByteLevel() => Build(
        """{"type":"NFC"}""",
        """
        {"type":"Sequence","pretokenizers":[
          {"type":"Split","pattern":{"Regex":"(?i:'s|'t|'re)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s+(?!\\S)|\\s+"},"behavior":"Isolated","invert":false},
          {"type":"Digits","individual_digits":true},{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":false}]}
        """,
        $$"""{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,"end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":false,"ignore_merges":true,"vocab":{{Vocabulary("a", "n", "d", "Ġ", "w", "o", "r", "Ã", "©", "an", "and", "Ġand", "or", "<s>")}},"merges":["a n",["an","d"],["Ġ","and"],["o","r"]]}""",
        """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}""");

    private static byte[] Llama() => Build(
        """{"type":"Sequence","normalizers":[{"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]}""",
        "null",
        $$"""{"type":"BPE","unk_token":"<unk>","fuse_unk":true,"byte_fallback":true,"vocab":{{Vocabulary("<unk>", "<0xC3>", "<0xA9>", "▁", "a", "n", "d", "an", "and", "▁and", "<s>")}},"merges":[["a","n"],["an","d"],["▁","and"]]}""",
        """{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"▁"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]}""");

    private static byte[] Unigram() => Build(
        """{"type":"Sequence","normalizers":[{"type":"Precompiled","precompiled_charsmap":"CAAAAAACAAAAAAAAYQA="},{"type":"Strip","strip_left":false,"strip_right":true},{"type":"Replace","pattern":{"Regex":" {2,}"},"content":"▁"}]}""",
        """{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true}""",
        """{"type":"Unigram","unk_id":0,"byte_fallback":false,"vocab":[["<unk>",0.0],["<s>",0.0],["▁",-2.0],["a",-1.5],["n",-1.5],["and",-3.25],["▁and",-2.5]]}""",
        """{"type":"Metaspace","replacement":"▁","prepend_scheme":"first","split":true}""");

    private static byte[] WordPiece() => Build(
        """{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true}""",
        """{"type":"Sequence","pretokenizers":[{"type":"BertPreTokenizer"},{"type":"Punctuation","behavior":"Isolated"},{"type":"CharDelimiterSplit","delimiter":"-"}]}""",
        $$"""{"type":"WordPiece","unk_token":"<unk>","continuing_subword_prefix":"##","max_input_chars_per_word":100,"vocab":{{Vocabulary("<unk>", "a", "##nd", "##n", "wor", "##d", "<s>")}}}""",
        """{"type":"WordPiece","prefix":"##","cleanup":true}""");

    private static byte[] Build(string normalizer, string preTokenizer, string model, string decoder)
    {
        JsonNode models = JsonNode.Parse(model)!;
        int count = models["vocab"] is JsonArray list ? list.Count : models["vocab"]!.AsObject().Count;
        return Encoding.UTF8.GetBytes($$"""
            {"version":"1.0","truncation":null,"padding":null,
            "added_tokens":[{"id":{{count}},"content":"<|end|>","single_word":false,"lstrip":true,"rstrip":false,"normalized":false,"special":true},
              {"id":{{count + 1}},"content":"<tool>","single_word":true,"lstrip":false,"rstrip":true,"normalized":true,"special":false}],
            "normalizer":{{normalizer}},"pre_tokenizer":{{preTokenizer}},
            "post_processor":{"type":"Sequence","processors":[{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<|end|>","type_id":0} },{"Sequence":{"id":"A","type_id":0} }],
              "pair":[],"special_tokens":{"<|end|>":{"id":"<|end|>","ids":[{{count}}],"tokens":["<|end|>"]} } } ]},
            "decoder":{{decoder}},"model":{{model}} }
            """);
    }

    private static string Vocabulary(params string[] tokens)
    {
        var json = new JsonObject();
        foreach (string token in tokens)
            json.Add(token, json.Count);
        return json.ToJsonString();
    }
}
