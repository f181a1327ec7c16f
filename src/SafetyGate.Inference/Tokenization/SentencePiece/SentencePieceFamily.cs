using SafetyGate.Inference.Tokenization.Decoders;
using SafetyGate.Inference.Tokenization.Normalizers;
using SafetyGate.Inference.Tokenization.Patterns;
using SafetyGate.Inference.Tokenization.PreTokenizers;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>What the Hugging Face stack puts around the SentencePiece models of one family when it makes a fast tokenizer.</summary>
internal sealed record SentencePieceFamily
{
    private const string Mark = "\u2581";

    public required string BeginToken { get; init; }

    public required string EndToken { get; init; }

    public string UnknownToken { get; } = "<unk>";

    /// <summary>The default padding token, or null.</summary>
    public string? PaddingToken { get; init; }

    /// <summary>The id that stands for unknown text in a unigram model.</summary>
    public required int UnknownId { get; init; }

    /// <summary>Whether the piece of the tab's byte is the tab itself.</summary>
    public bool TabIsText { get; init; }

    /// <summary>User-defined pieces that are special nevertheless.</summary>
    public IReadOnlyList<string> SpecialPieces { get; init; } = [];

    public required INormalizer? Normalizer { get; init; }

    public required IPreTokenizer? PreTokenizer { get; init; }

    public required ITokenDecoder Decoder { get; init; }

    /// <summary>Llama's, Vicuna's, Mistral's and Phi-3's.</summary>
    /// <param name="legacy">Whether a mark is put in front of every stretch between special tokens, not of the first alone.</param>
    /// <param name="prefix">Whether marks are put in front at all.</param>
    public static SentencePieceFamily Llama(bool legacy, bool prefix) => new()
    {
        BeginToken = "<s>",
        EndToken = "</s>",
        UnknownId = 0,
        Normalizer = !legacy ? null
            : new SequenceNormalizer(prefix ? [new PrependNormalizer(Mark), SpacesToMarks()] : [SpacesToMarks()]),
        PreTokenizer = legacy ? null
            : new MetaspacePreTokenizer(Mark, prefix ? MetaspaceScheme.First : MetaspaceScheme.Never, split: false),
        Decoder = new SequenceDecoder(prefix
            ? [MarksToSpaces(), new ByteFallbackDecoder(), new FuseDecoder(), new StripDecoder(new(' '), 1, 0)]
            : [MarksToSpaces(), new ByteFallbackDecoder(), new FuseDecoder()]),
    };

    /// <summary>Gemma 1's to 3's.</summary>
    public static SentencePieceFamily Gemma() => new()
    {
        BeginToken = "<bos>",
        EndToken = "<eos>",
        PaddingToken = "<pad>",
        UnknownId = 3,
        TabIsText = true,
        SpecialPieces = ["<start_of_turn>", "<end_of_turn>"],
        Normalizer = SpacesToMarks(),
        PreTokenizer = new SplitPreTokenizer(new Splitter(new LiteralPattern(" "), SplitBehavior.MergedWithPrevious)),
        Decoder = new SequenceDecoder([MarksToSpaces(), new ByteFallbackDecoder(), new FuseDecoder()]),
    };

    private static ReplaceNormalizer SpacesToMarks() => new(new Replacement(new LiteralPattern(" "), Mark));

    private static ReplaceDecoder MarksToSpaces() => new(new Replacement(new LiteralPattern(Mark), " "));
}
