namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>Joins all tokens to one, so that the decoders after it see the whole text.</summary>
internal sealed class FuseDecoder : ITokenDecoder
{
    public IReadOnlyList<string> Decode(IReadOnlyList<string> tokens) => [string.Concat(tokens)];
}
