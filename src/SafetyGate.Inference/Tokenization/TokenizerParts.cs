using SafetyGate.Inference.Tokenization.AddedTokens;
using SafetyGate.Inference.Tokenization.Decoders;
using SafetyGate.Inference.Tokenization.PostProcessors;
using SafetyGate.Inference.Tokenization.PreTokenizers;
using SafetyGate.Inference.Tokenization.TokenModels;

namespace SafetyGate.Inference.Tokenization;

/// <summary>The stages of a tokenizer; a stage that a file leaves out is null and passes everything on.</summary>
internal sealed record TokenizerParts
{
    /// <summary>Holds the normalizer too, which runs between its two passes.</summary>
    public required AddedVocabulary AddedTokens { get; init; }

    public required IPreTokenizer? PreTokenizer { get; init; }

    public required ITokenModel Model { get; init; }

    public required IPostProcessor? PostProcessor { get; init; }

    public required ITokenDecoder? Decoder { get; init; }

    /// <summary>How a decoded text grows with its tokens.</summary>
    public TextGrowth Growth => field ??= TextGrowth.Of(Decoder);
}
