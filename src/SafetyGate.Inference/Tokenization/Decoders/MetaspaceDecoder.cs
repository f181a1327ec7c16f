using SafetyGate.Inference.Tokenization.PreTokenizers;

namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>
/// Makes spaces of the marks, but drops those of the first token where the pre-tokenizer puts one in front.
/// </summary>
internal sealed class MetaspaceDecoder(string replacement, MetaspaceScheme scheme) : ITokenDecoder
{
    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) =>
    [
        .. tokens.Select((token, i) => token.Replace(
            replacement, i == 0 && scheme != MetaspaceScheme.Never ? "" : " ", StringComparison.Ordinal)),
    ];
}
