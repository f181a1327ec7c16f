namespace SafetyGate.Inference.Tokenization.Decoders;

/// <summary>Rewrites a list of tokens on the way back to text; the tokens that remain are joined.</summary>
internal interface ITokenDecoder
{
    IReadOnlyList<string> Decode(IReadOnlyList<string> tokens);
}
