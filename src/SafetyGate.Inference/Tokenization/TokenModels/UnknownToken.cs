using SafetyGate.Inference.Diagnostics;

namespace SafetyGate.Inference.Tokenization.TokenModels;

/// <summary>What stands for a word that a vocabulary cannot express; it need not exist unless it is needed.</summary>
internal readonly record struct UnknownToken(string Content, Vocabulary Vocabulary)
{
    public int Id => Vocabulary.Find(Content)
        ?? throw Missing($"its unknown token \"{Content}\" is not in its vocabulary");

    public static SafetyGateException Missing(string why) => new(
        TokenizerErrors.NoUnknownToken,
        $"the tokenizer has no token for a part of the text, and {why}; "
        + "use a tokenizer with an unknown token or byte tokens");
}
