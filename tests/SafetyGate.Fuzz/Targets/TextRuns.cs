using System.Runtime.InteropServices;
using SafetyGate.Inference.Tokenization;
using SafetyGate.TestSupport;

namespace SafetyGate.Fuzz.Targets;

/// <summary>Puts any text through a tokenizer of every kind.</summary>
internal static class TextRuns
{
    private static readonly Tokenizer[] Tokenizers =
    [
        .. TokenizerSeeds.All.Select(json => Tokenizer.Load(new MemoryStream(json))),
        Tokenizer.LoadSentencePiece(new SentencePieceFiles { Model = new MemoryStream(SentencePieceWriter.Tiny()) }),
        Tokenizer.LoadSentencePiece(new SentencePieceFiles { Model = new MemoryStream(SentencePieceWriter.Tiny(SentencePieceWriter.Unigram)) }),
    ];

    public static IEnumerable<(string Name, Action<byte[]> Run)> All() =>
        ((string[])["bytes", "llama", "unigram", "wordpiece", "model", "model-unigram"]).Select((name, i) => ($"text-{name}", (Action<byte[]>)(input => Run(Tokenizers[i], input))));

    private static void Run(Tokenizer tokenizer, byte[] input)
    {
        var text = new string(MemoryMarshal.Cast<byte, char>(input));
        tokenizer.Decode([.. tokenizer.Encode(text, addSpecialTokens: true)], skipSpecialTokens: true);
    }
}
