using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.SentencePiece;

/// <summary>The refusals of a tokenizer.model and of the files beside it.</summary>
internal static class SentencePieceFault
{
    public static SafetyGateException Malformed(string what) => new(
        TokenizerErrors.MalformedModel,
        $"tokenizer.model is not a SentencePiece model: it has {what}; get the file again from where the model came from");

    public static SafetyGateException Pieces(string what) => new(
        TokenizerErrors.InvalidPieces, $"tokenizer.model: {what}; get the file again from where the model came from");

    public static SafetyGateException Unsupported(string what) => new(
        TokenizerErrors.UnsupportedModel,
        $"tokenizer.model {what}; save a tokenizer.json with the stack that trained the model (save_pretrained of its fast tokenizer)");

    public static SafetyGateException Configuration(string file, string what, Exception? inner = null) => new(
        TokenizerErrors.InvalidTokenizerConfig, $"{file} {what}; save the tokenizer again", inner);
}
