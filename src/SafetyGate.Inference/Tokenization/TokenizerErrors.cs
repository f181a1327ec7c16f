using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization;

/// <summary>What can be wrong with a tokenizer or with a text given to it. SG2200 to SG2299.</summary>
public static class TokenizerErrors
{
    public static readonly ErrorCode TooLarge = new(2200, "The tokenizer file is too large");
    public static readonly ErrorCode Malformed = new(2201, "The tokenizer file is malformed");
    public static readonly ErrorCode Unsupported = new(2202, "The tokenizer uses something that is not supported");
    public static readonly ErrorCode InvalidVocabulary = new(2203, "The tokenizer's vocabulary is invalid");
    public static readonly ErrorCode InvalidMerge = new(2204, "A merge rule of the tokenizer is invalid");
    public static readonly ErrorCode InvalidAddedToken = new(2205, "An added token of the tokenizer is invalid");
    public static readonly ErrorCode UnsupportedPattern =
        new(2206, "A regular expression of the tokenizer is not supported");
    public static readonly ErrorCode PatternTimeout = new(2207, "A regular expression of the tokenizer takes too long");
    public static readonly ErrorCode NoUnknownToken =
        new(2208, "A text cannot be expressed in the tokenizer's vocabulary");
    public static readonly ErrorCode TextTooLong = new(2209, "A text grows beyond what the tokenizer may handle");
    public static readonly ErrorCode InvalidTemplate = new(2210, "The tokenizer's post-processor is invalid");
    public static readonly ErrorCode ModelTooLarge = new(2230, "The SentencePiece model is too large");
    public static readonly ErrorCode MalformedModel = new(2231, "The SentencePiece model is malformed");
    public static readonly ErrorCode InvalidPieces = new(2232, "The pieces of the SentencePiece model are invalid");
    public static readonly ErrorCode UnsupportedModel =
        new(2233, "The SentencePiece model uses something that is not supported");
    public static readonly ErrorCode InvalidTokenizerConfig =
        new(2234, "A file beside the SentencePiece model is invalid");
}
