namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>BPEDecoder: the suffix that ends a word becomes a space, and nothing in the last token.</summary>
internal sealed class SuffixDecoder(string suffix) : ITokenDecoder
{
    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) =>
        suffix.Length == 0
            ? tokens
            :
            [
                .. tokens.Select((token, i) =>
                    token.Replace(suffix, i == tokens.Count - 1 ? "" : " ", StringComparison.Ordinal)),
            ];
}
