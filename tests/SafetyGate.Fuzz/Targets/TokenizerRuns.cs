using System.Text;
using SafetyGate.Inference.Tokenization;
using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz.Targets;

/// <summary>Reads tokenizers and puts texts through them.</summary>
internal static class TokenizerRuns
{
    private static readonly string[] Texts =
    [
        "", "and words 12 é <|end|> \U0001F600 <tool> a-b", "  \r\n\t <s>\ud800\0▁and", new string('a', 3000), new string(' ', 3000), string.Concat(Enumerable.Repeat("an d", 500)),
    ];

    public static void Json(byte[] input) => Use(Tokenizer.Load(new MemoryStream(input)));

    public static void Model(byte[] input) => Use(Tokenizer.LoadSentencePiece(new SentencePieceFiles { Model = new MemoryStream(input) }));

    public static void GemmaModel(byte[] input) => Use(Tokenizer.LoadSentencePiece(new SentencePieceFiles { Model = new MemoryStream(input), ModelType = "gemma2", TokenizerConfig = """{"bos_token": "<s>"}""" }));

    public static void AddedTokens(byte[] input) => Use(Tokenizer.LoadSentencePiece(new SentencePieceFiles
    {
        Model = new MemoryStream(SentencePieceWriter.Tiny()),
        SpecialTokensMap = """{"pad_token": "<pad>"}""",
        AddedTokens = Encoding.UTF8.GetString(input),
    }));

    private static void Use(Tokenizer tokenizer)
    {
        foreach (string text in Texts)
        {
            int[] ids = [.. tokenizer.Encode(text, addSpecialTokens: true)];
            foreach (int id in ids)
            {
                if ((uint)id >= (uint)tokenizer.VocabularySize)
                    throw new InvalidOperationException($"the id {id} lies outside of a vocabulary of {tokenizer.VocabularySize}");
            }

            tokenizer.Decode(ids, skipSpecialTokens: false);
            tokenizer.Decode(ids, skipSpecialTokens: true);
        }
    }
}
